// The same as in ../protocol, whose schemas would bring a second zod into every runner; limits.test.ts compares them.
export const CHANNEL_FD = 3;
export const MAX_FRAME_BYTES = 1_048_576;
export const MAX_FRAME_DEPTH = 64;
/** Levels that a frame itself needs around what an extension puts into it. */
export const MAX_VALUE_DEPTH = MAX_FRAME_DEPTH - 4;
/** Leaves room for the frame around a value. */
export const MAX_VALUE_BYTES = MAX_FRAME_BYTES - 1_024;
export const MAX_LOG_LENGTH = 32_000;
