import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

import type { LibraryStatus } from './library-statuses.ts';

/** What the list of journeys shows, as its address says it. What is left out is not narrowed down. */
export interface LibrarySearch {
  q?: string | undefined;
  status?: LibraryStatus | undefined;
  /** Id of a folder; `none`: journeys in no folder. */
  folder?: string | undefined;
  tags?: string[] | undefined;
  sort?: LibrarySort | undefined;
}

export type LibrarySort = 'name' | 'inside' | 'edited';

/** The filters of the list, kept in its address, so that a list can be sent to somebody and Back brings it back. */
export function useLibrarySearch(): {
  search: LibrarySearch;
  isFiltered: boolean;
  narrow: (change: LibrarySearch) => void;
  clear: () => void;
} {
  const search = useSearch({ from: '/shell/journeys' });
  const navigate = useNavigate();
  const narrow = useCallback(
    (change: LibrarySearch) =>
      void navigate({
        to: '/journeys',
        search: (before) => withoutEmpty({ ...before, ...change }),
        // Every letter of a search would be a step back otherwise.
        replace: true,
      }),
    [navigate],
  );
  const clear = useCallback(
    () =>
      void navigate({
        to: '/journeys',
        search: ({ sort }) => withoutEmpty({ sort }),
        replace: true,
      }),
    [navigate],
  );
  const { q, status, folder, tags } = search;
  const isFiltered = [q, status, folder, tags].some((one) => one !== undefined);
  return { search, isFiltered, narrow, clear };
}

function withoutEmpty({ q, status, folder, tags, sort }: LibrarySearch): LibrarySearch {
  return {
    ...(q === undefined || q === '' ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(folder === undefined ? {} : { folder }),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
    ...(sort === undefined ? {} : { sort }),
  };
}
