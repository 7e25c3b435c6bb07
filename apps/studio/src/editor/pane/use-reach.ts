import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { orpc } from '../../api/client.ts';

/**
 * What publishing the draft would do, asked again whenever it was saved.
 *
 * @param savedRevision null while there are changes that the server does not have: the last answer stays
 */
export function useReach(journeyId: string, savedRevision: number | null) {
  const options = orpc.journeys.publishSummary.queryOptions({ input: { id: journeyId } });
  return useQuery({
    ...options,
    queryKey: [...options.queryKey, savedRevision],
    enabled: savedRevision !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
