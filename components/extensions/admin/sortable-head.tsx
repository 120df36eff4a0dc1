import { Icon } from '@/components/ui/icon';

export interface SortableHeadProps {
  /** The column's. */
  id: string;
  title: string;
  direction: false | 'asc' | 'desc';
  /** Without it the column cannot be sorted. */
  onSort?: (event: unknown) => void;
  isNumeric?: boolean;
}

const aria = { asc: 'ascending', desc: 'descending' } as const;

/** The head of a column; its button works with scripts only and is plain text without. */
export function SortableHead({ id, title, direction, onSort, isNumeric }: SortableHeadProps) {
  return (
    <th scope="col" data-column={id} className={isNumeric ? 'numeric' : undefined} aria-sort={direction ? aria[direction] : undefined}>
      {onSort ? (
        <>
          <button type="button" className="table-sort js-only" onClick={onSort}>
            {title}
            {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={12} />}
          </button>
          <span className="no-js-only">{title}</span>
        </>
      ) : title}
    </th>
  );
}
