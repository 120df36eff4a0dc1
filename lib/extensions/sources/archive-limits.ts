const MB = 1024 * 1024;

/** Of an archive, beside what packageLimits says of that which lies in it. Bytes. */
export const archiveLimits = {
  packedBytes: 20 * MB,
  /** Times that what is unpacked may be larger than what it was unpacked from, the first MB not counted: the headers of many small files pack to next to nothing. */
  ratio: 100,
  ratioFrom: MB,
  /** Headers, long names and padding in a row, between one file's content and the next; what tar-stream reads ahead included. */
  headerBytes: 256 * 1024,
  /** The archive unpacked: files, and 4 KB of headers and padding for each of 2,000. */
  tarBytes: 72 * MB,
  /** Extended attributes (pax) of one entry. */
  attributes: 64,
} as const;
