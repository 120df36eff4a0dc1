export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One query parameter; given twice, the first counts. */
export async function searchParam(params: SearchParams, name: string): Promise<string | undefined> {
  const value = (await params)[name];
  return Array.isArray(value) ? value[0] : value;
}
