/** What JSON can hold: all that crosses between an extension and the forum. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
