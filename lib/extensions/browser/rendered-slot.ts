/** A slot of an extension that has a part in first HTML. */
export interface RenderedSlot {
  slug: string;
  name: string;
}

/** As a set keeps it. */
export const renderedSlotKey = ({ slug, name }: RenderedSlot): string => `${slug} ${name}`;
