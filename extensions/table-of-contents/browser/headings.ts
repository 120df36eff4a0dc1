export interface Heading {
  /** Of the element in the page; set here, since posts carry none. */
  id: string;
  text: string;
  /** 1–6 */
  level: number;
}

/** The rendered text of a post, when it is on the page. */
export const findPostBody = (postId: number) => document.querySelector<HTMLElement>(`[data-post-id="${postId}"] .md-body`);

/** The headings of a rendered text; each gets an id, so that it has an address. */
export function readHeadings(body: HTMLElement): Heading[] {
  const taken = new Set<string>();
  const headings: Heading[] = [];
  for (const element of body.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')) {
    const text = element.textContent?.trim() ?? '';
    if (!text) continue;
    element.id = uniqueId(text, taken);
    headings.push({ id: element.id, text, level: Number(element.tagName.slice(1)) });
  }
  return headings;
}

/** The prefix keeps a heading's id from being one of the forum's own. */
export function uniqueId(text: string, taken: Set<string>): string {
  const words = text.toLowerCase().normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  const base = `section-${words || 'untitled'}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
