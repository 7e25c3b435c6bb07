import { orpc } from '../../api/client.ts';
import { usePagedList } from '../../lists/use-paged-list.ts';
import type { LibrarySearch } from './use-library-search.ts';

const sorts = { name: 'name', inside: '-peopleInside', edited: '-updatedAt' } as const;

/** The journeys that the list shows, page by page; those of the last search stay until the next ones are there. */
export function useJourneyList({ q, status, folder, tags, sort = 'edited' }: LibrarySearch) {
  return usePagedList(
    orpc.journeys.list,
    {
      sort: sorts[sort],
      ...(q === undefined ? {} : { search: q }),
      ...(status === undefined ? {} : { status }),
      ...(folder === undefined ? {} : { folder }),
      ...(tags === undefined ? {} : { tags }),
    },
    { keepsRows: true },
  );
}
