const labels = new Map([['bundled', 'Came with the forum'], ['folder', 'A folder on the server'], ['repository', 'A repository'], ['upload', 'An uploaded archive']]);

/** Where an extension came from, in words. */
export const sourceLabel = (source: string): string => labels.get(source) ?? source;
