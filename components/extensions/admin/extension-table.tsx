'use client';

import { useTable } from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import { Fragment } from 'react';
import { useLive } from '@/components/live/use-live';
import type { InstalledExtension } from '@/lib/extensions/types';
import { extensionColumns, extensionFeatures } from './extension-columns';
import { ExtensionDetails } from './extension-details';
import { SortableHead } from './sortable-head';

export interface ExtensionTableProps {
  extensions: InstalledExtension[];
  /** Milliseconds: the server's clock, for relative times. */
  renderedAt: number;
}

/** The admin's list of extensions: complete in the HTML, sortable with scripts, up to date while it is open. */
export function ExtensionTable({ extensions, renderedAt }: ExtensionTableProps) {
  const router = useRouter();
  useLive('extensions', () => router.refresh());
  const table = useTable({ features: extensionFeatures, columns: extensionColumns, data: extensions, getRowId: ({ slug }) => slug });
  return (
    <div className="table-box extension-table">
      <table className="table">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => (
                <SortableHead key={id} id={id} title={String(column.columnDef.header)} direction={column.getIsSorted()} onSort={column.getCanSort() ? column.getToggleSortingHandler() : undefined} isNumeric={id === 'bundleBytes'} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <Fragment key={row.id}>
              <tr id={row.id} className="extension-row">
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} data-column={cell.column.id} className={cell.column.id === 'bundleBytes' ? 'numeric' : undefined}><table.FlexRender cell={cell} /></td>
                ))}
              </tr>
              <tr className="extension-details-row">
                <td colSpan={extensionColumns.length}><ExtensionDetails extension={row.original} renderedAt={renderedAt} /></td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
