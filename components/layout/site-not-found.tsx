import { Columns } from './columns';
import { MessagePage } from './message-page';

/** Inside the shell: an address of the site that leads to nothing, or to nothing for this viewer. */
export function SiteNotFound() {
  return <Columns><MessagePage code={404} title="There is nothing here" text="It may have been deleted, or the address is not quite right." /></Columns>;
}
