import type { ReactNode } from 'react';

import { Button } from '../buttons/Button.tsx';
import { useUiStrings } from '../strings/UiStrings.tsx';

/** The foot of a list that is read page by page: what is shown so far, and the next page. */
export function LoadMore({
  summary,
  hasMore,
  isPending = false,
  failure = null,
  onLoadMore,
}: {
  /** E.g. "50 of 200". */
  summary?: ReactNode;
  hasMore: boolean;
  isPending?: boolean;
  /** What kept the latest rows from coming; said in place of the summary. */
  failure?: string | null;
  onLoadMore: () => void;
}) {
  const strings = useUiStrings();
  return (
    <div className="flex items-center justify-between gap-4 pt-3">
      {failure === null ? (
        <span className="text-caption text-muted">{summary}</span>
      ) : (
        <span role="status" className="text-caption text-danger">
          {failure}
        </span>
      )}
      {hasMore && (
        <Button size="small" isPending={isPending} onPress={onLoadMore}>
          {strings.loadMore}
        </Button>
      )}
    </div>
  );
}
