import { Icon } from '@/components/ui/icon';
import type { RuntimeRegistration } from '@/lib/extensions/types';
import { TableBox } from './table-box';

/** What the manifest declares against what the bundle registered when it last ran for a moderator or an admin. */
export function RegistrationTable({ registrations }: { registrations: RuntimeRegistration[] }) {
  const isReported = registrations.some(({ registered }) => registered !== null);
  return (
    <section>
      <h2>Runtime registrations</h2>
      {!isReported && <p className="extension-hint">Nothing reported yet: open a page that shows this extension, then come back.</p>}
      <TableBox label="Runtime registrations">
      <table className="table">
        <thead>
          <tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Declared</th><th scope="col">Registered</th><th scope="col">Warning</th></tr>
        </thead>
        <tbody>
          {registrations.map(({ kind, key, declared, registered, warning }) => (
            <tr key={`${kind}:${key}`}>
              <td>{kind}</td>
              <td><code>{key}</code></td>
              <td><YesNo value={declared} /></td>
              <td><YesNo value={registered} /></td>
              <td>{warning ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      </TableBox>
    </section>
  );
}

function YesNo({ value }: { value: boolean | null }) {
  if (value === null) return <span className="text-t4">Unknown</span>;
  return value ? <Icon name="check" size={16} label="Yes" /> : <span>No</span>;
}
