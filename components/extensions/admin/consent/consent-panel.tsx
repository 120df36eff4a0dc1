'use client';

import { Card } from '@/components/ui/card';
import type { PackageReview, TaskView } from '@/lib/extensions/tasks/types';
import { ConsentForm } from './consent-form';
import { OwnerWarning, PackageChanges } from './package-changes';
import { PackageOrigin } from './package-origin';
import { PackageWants } from './package-wants';
import { Promises } from './promises';

export interface ConsentPanelProps {
  task: TaskView;
  review: PackageReview;
  username: string;
}

/** What a package asks for, where it comes from and what the forum stands for; then the decision. */
export function ConsentPanel({ task, review, username }: ConsentPanelProps) {
  return (
    <div className="consent">
      {review.change?.owner && <OwnerWarning owner={review.change.owner} fromVersion={review.change.fromVersion} />}
      {review.change && <PackageChanges change={review.change} />}
      {review.warnings.length > 0 && <Card title="Before you decide" className="consent-warnings"><ul className="extension-messages">{review.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul></Card>}
      <Card title="What it asks for"><PackageWants review={review} /></Card>
      <Card title="Where it comes from"><PackageOrigin review={review} /></Card>
      <Card title="What the forum stands for"><Promises hasBundle={review.bundleBytes !== null} /></Card>
      <ConsentForm task={task} review={review} username={username} />
    </div>
  );
}
