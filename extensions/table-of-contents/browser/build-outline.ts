import type { Heading } from './headings';

export interface OutlineNode extends Heading {
  children: OutlineNode[];
}

/** Nests headings under the nearest one of a higher rank; a rank that is skipped makes no empty step. */
export function buildOutline(headings: readonly Heading[]): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  for (const heading of headings) {
    const node = { ...heading, children: [] };
    while ((open.at(-1)?.level ?? 0) >= node.level) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}
