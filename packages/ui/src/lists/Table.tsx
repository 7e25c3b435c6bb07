import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { DragEvent, MouseEvent, ReactNode } from 'react';

import { Link } from '../buttons/Link.tsx';
import { ErrorState } from '../feedback/ErrorState.tsx';
import { Checkbox } from '../fields/Checkbox.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  isSortable?: boolean;
  align?: 'start' | 'end';
  /** A width in px; without it the column takes what its content needs. */
  width?: number;
  /** Hides the header text where the column needs none, such as a menu of actions. */
  hideHeader?: boolean;
}

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** Which rows are marked to do something with them together. */
export interface RowSelection<Row> {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
  /** What the box of a row is called. */
  labelOf: (row: Row) => string;
  allLabel: string;
}

export interface TableProps<Row> {
  label: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the whole row a link; the first cell holds the real one. */
  rowHref?: (row: Row) => string;
  /** What stands under the link of the first cell. */
  belowName?: (row: Row) => ReactNode;
  /** Puts a box before each row, and one for all of them before the headers. */
  selection?: RowSelection<Row> | undefined;
  /** Rows can be dragged somewhere; fills what they carry. */
  onRowDragStart?: ((row: Row, event: DragEvent<HTMLTableRowElement>) => void) | undefined;
  sort?: Sort;
  onSortChange?: (sort: Sort) => void;
  isLoading?: boolean;
  /** Shown instead of rows, with Retry. */
  error?: { title: string; text?: string; onRetry?: () => void } | null | undefined;
  /** Shown when there is no row: an `EmptyState`. */
  empty: ReactNode;
}

function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || target.closest('a, button, input, label')) return;
  if (window.getSelection()?.toString()) return;
  currentTarget.querySelector<HTMLAnchorElement>('th a')?.click();
}

function SortIcon({ direction }: { direction: Sort['direction'] | undefined }) {
  if (direction === undefined)
    return <ChevronsUpDown aria-hidden className="size-3.5 opacity-60" />;
  return direction === 'ascending' ? (
    <ArrowUp aria-hidden className="size-3.5" />
  ) : (
    <ArrowDown aria-hidden className="size-3.5" />
  );
}

function Header<Row>({
  column,
  sort,
  onSortChange,
}: { column: Column<Row> } & Pick<TableProps<Row>, 'sort' | 'onSortChange'>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  return (
    <th
      scope="col"
      aria-sort={column.isSortable ? (direction ?? 'none') : undefined}
      style={column.width === undefined ? undefined : { width: column.width }}
      className={classes(
        'h-9 px-3 text-label whitespace-nowrap text-muted first:pl-4 last:pr-4',
        column.align === 'end' ? 'text-right' : 'text-left',
      )}
    >
      {column.isSortable && onSortChange ? (
        <button
          type="button"
          className="inline-flex min-h-8 items-center gap-1 rounded-chip hover:text-ink"
          onClick={() =>
            onSortChange({
              column: column.id,
              direction: direction === 'ascending' ? 'descending' : 'ascending',
            })
          }
        >
          {column.header}
          <SortIcon direction={direction} />
        </button>
      ) : (
        <span className={column.hideHeader ? 'sr-only' : ''}>{column.header}</span>
      )}
    </th>
  );
}

/** Marks every row shown, or none. */
function AllBox<Row>({
  selection,
  rows,
  rowKey,
}: {
  selection: RowSelection<Row>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const marked = rows.filter((row) => selection.keys.has(rowKey(row))).length;
  return (
    <th scope="col" className="w-12 pl-4">
      <Checkbox
        aria-label={selection.allLabel}
        isSelected={marked > 0 && marked === rows.length}
        isIndeterminate={marked > 0 && marked < rows.length}
        onChange={(isSelected) => selection.onChange(new Set(isSelected ? rows.map(rowKey) : []))}
      />
    </th>
  );
}

function RowBox<Row>({
  selection,
  row,
  id,
}: {
  selection: RowSelection<Row>;
  row: Row;
  id: string;
}) {
  return (
    <td className="w-12 pl-4">
      <Checkbox
        aria-label={selection.labelOf(row)}
        isSelected={selection.keys.has(id)}
        onChange={(isSelected) => {
          const keys = new Set(selection.keys);
          if (isSelected) keys.add(id);
          else keys.delete(id);
          selection.onChange(keys);
        }}
      />
    </td>
  );
}

function SkeletonRows({ columns }: { columns: number }) {
  const strings = useUiStrings();
  return [0, 1, 2, 3, 4].map((row) => (
    <tr key={row} className="h-11 animate-appear border-t border-line">
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} className="px-3 first:pl-4 last:pr-4">
          {row === 0 && column === 0 && (
            <span role="status" className="sr-only">
              {strings.loading}
            </span>
          )}
          <span aria-hidden className="block h-3.5 animate-shimmer rounded-chip bg-line" />
        </td>
      ))}
    </tr>
  ));
}

/** A list with 44 px rows that sorts, links, loads, fails and says when it is empty. */
export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  belowName,
  selection,
  onRowDragStart,
  sort,
  onSortChange,
  isLoading = false,
  error,
  empty,
}: TableProps<Row>) {
  const instead = error ? (
    <ErrorState title={error.title} {...(error.onRetry ? { onRetry: error.onRetry } : {})}>
      {error.text}
    </ErrorState>
  ) : (
    !isLoading && rows.length === 0 && empty
  );
  if (instead) {
    return <div className="rounded-card border border-line bg-surface">{instead}</div>;
  }
  return (
    <div className="relative overflow-x-auto rounded-card border border-line bg-surface">
      <table aria-label={label} aria-busy={isLoading} className="w-full border-collapse text-body">
        <thead>
          <tr>
            {selection !== undefined && (
              <AllBox selection={selection} rows={rows} rowKey={rowKey} />
            )}
            {columns.map((column) => (
              <Header
                key={column.id}
                column={column}
                {...(sort ? { sort } : {})}
                {...(onSortChange ? { onSortChange } : {})}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {isLoading && rows.length === 0 && (
            <SkeletonRows columns={columns.length + (selection === undefined ? 0 : 1)} />
          )}
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              onClick={rowHref ? openRow : undefined}
              draggable={onRowDragStart !== undefined}
              onDragStart={(event) => onRowDragStart?.(row, event)}
              className={classes(
                'h-11 border-t border-line',
                rowHref && 'cursor-pointer hover:bg-sunken',
                selection?.keys.has(rowKey(row)) && 'bg-sunken',
              )}
            >
              {selection !== undefined && (
                <RowBox selection={selection} row={row} id={rowKey(row)} />
              )}
              {columns.map((column, index) => {
                const align = column.align === 'end' ? 'text-right' : 'text-left';
                const content = column.cell(row);
                return index === 0 ? (
                  <th
                    key={column.id}
                    scope="row"
                    className={classes('px-3 py-2 first:pl-4', align)}
                  >
                    {rowHref ? (
                      <Link
                        href={rowHref(row)}
                        isQuiet
                        className="font-semibold break-words text-ink hover:text-accent"
                      >
                        {content}
                      </Link>
                    ) : (
                      content
                    )}
                    {belowName?.(row)}
                  </th>
                ) : (
                  <td key={column.id} className={classes('px-3 py-2 last:pr-4', align)}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
