/** What JSON can hold: all that crosses between an extension and the forum. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A value that is to cross. Wider than Json, which no interface fits for want of an index signature; what JSON cannot hold
 * (a Map, a function …) is refused when it is sent, naming its place.
 */
export type JsonInput = string | number | boolean | null | object;
