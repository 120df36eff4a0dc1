/** The forum's clock; tests replace it to move time. */
export const clock = { now: () => new Date() };
