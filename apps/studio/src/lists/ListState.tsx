import { ErrorState, Skeleton } from '@waypost/ui';
import type { TableProps } from '@waypost/ui';
import type { ReactNode } from 'react';

/**
 * What stands in the place of a list that is no table while it has no rows: that it loads, what went wrong, or that
 * there are none. Takes `table` of `usePagedList`.
 */
export function ListState({
  rows,
  isLoading = false,
  error,
  lines,
  className,
  empty,
}: Pick<TableProps<unknown>, 'rows' | 'isLoading' | 'error'> & {
  /** Lines of grey while it loads: about as many as will come. */
  lines: number;
  className?: string;
  /** An `EmptyState`. */
  empty: ReactNode;
}) {
  if (isLoading)
    return <Skeleton lines={lines} {...(className === undefined ? {} : { className })} />;
  if (error) {
    return (
      <ErrorState title={error.title} {...(error.onRetry ? { onRetry: error.onRetry } : {})}>
        {error.text}
      </ErrorState>
    );
  }
  return rows.length === 0 ? empty : null;
}
