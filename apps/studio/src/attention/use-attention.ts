import { useQuery } from '@tanstack/react-query';

import { orpc } from '../api/client.ts';

const everyMs = 15_000;

/** How much waits for somebody's decision; renewed by itself. */
export function useAttention() {
  const query = useQuery(orpc.attention.get.queryOptions({ refetchInterval: everyMs }));
  const { data } = query;
  return {
    isHeld: data?.isHeld ?? false,
    unknownMessages: data?.unknownMessages ?? 0,
    deadLetters: Object.values(data?.deadLetters ?? {}).reduce((sum, n) => sum + n, 0),
  };
}
