import type { Json } from '../../runner/json';
import { readArray } from './read-array';

type Reader = (text: string) => Json;

const infinite = new Set(['NaN', 'Infinity', '-Infinity']);
const readNumber: Reader = (text) => (infinite.has(text) ? text : Number(text));
const readBigint: Reader = (text) => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
};
const readJson: Reader = (text) => JSON.parse(text);
// As PostgreSQL writes it in UTC: `2026-01-02 03:04:05.678901+00`. Its microseconds stay, or a cursor would skip rows.
const readTimestamp: Reader = (text) => text.replace(/^(\S+) (\S+?)(\+00)?( BC)?$/, (_all, date: string, time: string, zone: string | undefined, era = '') => `${date}T${time}${zone ? 'Z' : ''}${era}`);
const readBytes: Reader = (text) => Buffer.from(text.slice(2), 'hex').toString('base64');

// [type, its array type, reader], by the numbers of PostgreSQL's pg_type.
const readers: ReadonlyArray<readonly [number, number, Reader]> = [
  [16, 1000, (text) => text === 't'],
  [17, 1001, readBytes],
  [20, 1016, readBigint],
  [21, 1005, readNumber],
  [23, 1007, readNumber],
  [26, 1028, readNumber],
  [700, 1021, readNumber],
  [701, 1022, readNumber],
  [114, 199, readJson],
  [3802, 3807, readJson],
  [1114, 1115, readTimestamp],
  [1184, 1185, readTimestamp],
];
// Arrays of types that stay text: text, varchar, bpchar, "char", name, date, time, timetz, interval, numeric, uuid, inet, cidr.
const TEXT_ARRAYS = [1009, 1015, 1014, 1002, 1003, 1182, 1183, 1270, 1187, 1231, 2951, 1041, 651];

const readText: Reader = (text) => text;
const byType = new Map<number, Reader>([
  ...readers.flatMap(([type, array, read]): [number, Reader][] => [[type, read], [array, (text) => readArray(text, read)]]),
  ...TEXT_ARRAYS.map((type): [number, Reader] => [type, (text) => readArray(text, readText)]),
]);

/**
 * How a value of PostgreSQL crosses to an extension as JSON. Numbers: smallint, integer, real, double; bigint as long as
 * JavaScript holds it exactly (± 2⁵³), beyond that as text; NaN and infinities as text. numeric is text, always. Booleans
 * and json as they are; bytea as base64; timestamps in UTC as ISO 8601 with their microseconds, date `2026-01-02`, interval
 * as ISO 8601 (`P1DT2H`); arrays of all these as arrays; everything else as PostgreSQL writes it.
 */
export const jsonReader = (type: number): Reader => byType.get(type) ?? readText;

const jsonTypes = new Set(readers.flatMap(([type, array, read]) => (read === readJson ? [type, array] : [])));
/** Whether values of a type hold lists and objects of the author's own making, however deep. */
export const isJsonType = (type: number): boolean => jsonTypes.has(type);
