import { announce } from '@/lib/realtime/announce';
import { onNotify } from '@/lib/realtime/listener';

const TOPIC = 'extension-connections';
/** `ext_1a2b3c4d_` */
const PREFIX_LENGTH = 13;

const slugOf = (role: string) => role.slice(PREFIX_LENGTH);

/** Asks the other servers to let go of a connection of a role: PostgreSQL counts those of all servers together. */
export const askForRoom = (role: string): Promise<void> => announce({ topic: TOPIC, event: 'wanted', extension: slugOf(role) });

/** Hears of what any server, this one too, asks. @param hear with what tells the role in question from others */
export function onRoomWanted(hear: (isOf: (role: string) => boolean) => void): void {
  onNotify(TOPIC, ({ extension }) => hear((role) => slugOf(role) === extension));
}
