import { Icon } from '@/components/ui/icon';

/** What the forum stands for with any extension, and what it cannot. */
export function Promises({ hasBundle }: { hasBundle: boolean }) {
  return (
    <ul className="promises">
      <li className="promise-kept"><Icon name="check" size={16} label="Promised" /><span>It cannot hang, crash, starve or fill the forum: it has a process of its own, with limits.</span></li>
      <li className="promise-kept"><Icon name="check" size={16} label="Promised" /><span>It cannot read the tables of another extension, nor those of the forum beyond what it asks for above.</span></li>
      <li className="promise-open">
        <Icon name="alert" size={16} label="Not promised" />
        <span>
          <strong>That a malicious one is harmless is not promised.</strong>{' '}
          {hasBundle ? 'Its browser half runs with the session of whoever looks at the page: it can see and do there what they can, you included.' : 'It has no browser half now, but it can misuse what it is given, and an update may bring one.'}
        </span>
      </li>
    </ul>
  );
}
