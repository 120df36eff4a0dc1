const MB = 1024 * 1024;

/** What a package may hold, whether it comes as a folder or as an archive. Bytes. */
export const packageLimits = {
  entries: 2000,
  /** Folders that a file may lie in, the package's own included. */
  depth: 12,
  /** Of one path within the package. */
  pathBytes: 200,
  fileBytes: 8 * MB,
  bytes: 64 * MB,
} as const;
