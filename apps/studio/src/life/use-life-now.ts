import { useQuery } from '@tanstack/react-query';
import type { Journey, JourneyLife } from '@waypost/api';

import { orpc } from '../api/client.ts';

/** How often it is looked at, ms: others publish, pause and stop too, and journeys finish by themselves. */
const lookEveryMs = 5000;

/** Where a journey is in its life just now; until that is known, where it was when it was loaded. */
export function useLifeNow({ id, status, liveVersion, peopleInside }: Journey): JourneyLife {
  const before = { status, liveVersion, peopleInside };
  const { data = before } = useQuery({
    ...orpc.journeys.life.queryOptions({ input: { id } }),
    refetchInterval: lookEveryMs,
    gcTime: 0,
  });
  return data;
}
