import type { ClientContext } from '@orpc/client';
import type { ProcedureUtils } from '@orpc/tanstack-query';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useFailureText } from '../api/failure.ts';
import { useLoadFailure } from '../api/load-failure.ts';

/** What a route answers that lists page by page; see `pageOf` of the contract. */
interface Page {
  items: readonly unknown[];
  next: string | null;
}

interface PagedListOptions {
  /** Asks again so often, ms. */
  refetchInterval?: number;
  /** The rows of the last search or order stay until those of the next one are there. */
  keepsRows?: boolean;
  isEnabled?: boolean;
}

/**
 * A list that is read page by page: `table` for the `Table` that shows its rows, `more` for the `LoadMore` below it.
 * What went wrong stands instead of the rows only while there are none; else below them.
 *
 * @param route the route that lists, e.g. `orpc.campaigns.list`
 * @param input what is asked for, without the cursor
 */
export function usePagedList<Input extends { cursor?: string | undefined }, Output extends Page, E>(
  route: ProcedureUtils<ClientContext, Input, Output, E>,
  input: NoInfer<Input>,
  { refetchInterval, keepsRows = false, isEnabled = true }: PagedListOptions = {},
) {
  const loadFailure = useLoadFailure();
  const failureText = useFailureText();
  const query = useInfiniteQuery({
    ...route.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...input,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    enabled: isEnabled,
    ...(keepsRows ? { placeholderData: keepPreviousData } : {}),
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
  const rows: Output['items'][number][] = useMemo(
    () => query.data?.pages.flatMap(({ items }) => items) ?? [],
    [query.data],
  );
  return {
    query,
    rows,
    table: {
      rows,
      isLoading: query.isPending,
      error: rows.length === 0 ? loadFailure(query) : null,
    },
    more: {
      hasMore: query.hasNextPage,
      isPending: query.isFetchingNextPage,
      failure: rows.length > 0 && query.isError ? failureText(query.error) : null,
      onLoadMore: () => void query.fetchNextPage(),
    },
  };
}
