import { closeLender } from './lending/lender';
import { stopParser } from './statements/parser';

/** Ends the connections and the parser's thread; the supervisor has stopped before. */
export async function closeExtensionSql(): Promise<void> {
  await Promise.all([closeLender(), stopParser()]);
}
