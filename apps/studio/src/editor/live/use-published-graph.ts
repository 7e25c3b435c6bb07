import { useQuery } from '@tanstack/react-query';
import type { Graph } from '@waypost/journey';

import { orpc } from '../../api/client.ts';

/** The newest published graph of a journey; null until it is known, or when there is none. */
export function usePublishedGraph(journeyId: string): Graph | null {
  const versions = useQuery(orpc.journeys.versions.queryOptions({ input: { id: journeyId } }));
  const newest = (versions.data?.items ?? []).reduce((top, { number }) => Math.max(top, number), 0);
  const version = useQuery({
    ...orpc.journeys.version.queryOptions({ input: { id: journeyId, number: newest } }),
    enabled: newest > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return version.data?.graph ?? null;
}
