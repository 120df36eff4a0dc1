import type { OutlineNode } from './build-outline';

export interface OutlineListProps {
  nodes: readonly OutlineNode[];
  current?: string;
  onChoose: (id: string) => void;
}

/** The outline as nested lists of links. */
export function OutlineList({ nodes, current, onChoose }: OutlineListProps) {
  return (
    <ol className="toc-list">
      {nodes.map(({ id, text, children }) => (
        <li key={id}>
          <a
            className="toc-link"
            href={`#${encodeURIComponent(id)}`}
            dir="auto"
            aria-current={id === current ? 'location' : undefined}
            onClick={(event) => {
              // A new tab or a copied address is the browser's own business.
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              onChoose(id);
            }}
          >
            {text}
          </a>
          {children.length > 0 && <OutlineList nodes={children} current={current} onChoose={onChoose} />}
        </li>
      ))}
    </ol>
  );
}
