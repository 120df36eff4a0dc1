'use client';

import { Columns } from '@/components/layout/columns';
import { ErrorPage, type ErrorPageProps } from '@/components/layout/error-page';

export default function SiteError(props: ErrorPageProps) {
  return <Columns><ErrorPage {...props} /></Columns>;
}
