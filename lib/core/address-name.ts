/** The name that an address holds, or null (which no row has) when PostgreSQL could not even be asked for it: a text cannot hold NUL. */
export const parseName = (name: string): string | null => (name.includes('\0') ? null : name);
