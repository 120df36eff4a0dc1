import type { ComposeAttachmentsProps } from '@nexus/sdk/browser';
import type { PollInput } from '../../common/poll';
import { emptyInput } from '../editor/draft';
import { PollEditor } from '../editor/poll-editor';
import { useComposerView } from '../editor/use-composer-view';
import { Style } from '../style';
import { closeNewPoll, useNewPoll } from './composer-store';
import { PollPreview } from './poll-preview';
import { readAttachment, toAttachment } from './read-attachment';

const { useRef, useState } = window.React;

/** In the post composer: the polls that will go with the post, and the dialog in which they are written. */
export function ComposePolls({ attachments, set_attachments: setAttachments }: ComposeAttachmentsProps) {
  const attach = useNewPoll();
  const [editing, setEditing] = useState<number | null>(null);
  const view = useComposerView();
  // Closed by Escape or a slip: what was typed is there the next time.
  const left = useRef<PollInput | null>(null);
  const polls = attachments.flatMap((attachment, place) => {
    const poll = readAttachment(attachment);
    return poll ? [{ poll, place }] : [];
  });
  const edited = polls.find(({ place }) => place === editing);

  const remove = (place: number) => {
    setAttachments((current) => current.filter((_, at) => at !== place));
    document.querySelector<HTMLElement>('.comp-tb-btn[data-extension="polls"]')?.focus();
  };
  const replace = (place: number, input: PollInput) => setAttachments((current) => current.map((attachment, at) => (at === place ? toAttachment(input) : attachment)));

  return (
    <>
      <Style />
      {polls.map(({ poll, place }) => <PollPreview key={place} poll={poll} onEdit={() => setEditing(place)} onRemove={() => remove(place)} />)}
      {attach && (
        <PollEditor
          title="New poll"
          submitLabel="Add poll"
          initial={left.current ?? emptyInput(view.suggest_secret)}
          onSave={(input) => attach(toAttachment(input))}
          onClose={(typed) => {
            left.current = typed;
            closeNewPoll();
          }}
        />
      )}
      {edited && <PollEditor title="Edit poll" submitLabel="Save changes" initial={edited.poll} onSave={(input) => replace(edited.place, input)} onClose={() => setEditing(null)} />}
    </>
  );
}
