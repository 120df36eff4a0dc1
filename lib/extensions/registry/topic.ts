/** The realtime topic that says: what is installed or switched on has changed, read it again. */
export const TOPIC = 'extensions';
