/** 32 KB of UTF-8: long enough for an essay, short enough to cook in a millisecond or two. */
export const MAX_BODY_BYTES = 32_768;

const number = new Intl.NumberFormat('en');
export const bodySize = (text: string) => new TextEncoder().encode(text).length;

export const tooLongMessage = (bytes: number) =>
  `The text is ${number.format(bytes)} bytes long; at most ${number.format(MAX_BODY_BYTES)} fit. Shorten it or split it in two.`;
