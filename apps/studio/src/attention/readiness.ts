import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';

const everyMs = 10_000;

const reportSchema = z.object({
  status: z.string(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
});

/** What keeps the server from its work, as `/readyz` tells it, which answers even without a database. */
export function useReadiness(): z.infer<typeof reportSchema>['reasons'] {
  const query = useQuery({
    queryKey: ['readiness'],
    refetchInterval: everyMs,
    queryFn: async ({ signal }) => {
      const answer = await fetch('/readyz', { headers: { accept: 'application/json' }, signal });
      return reportSchema.parse(await answer.json());
    },
  });
  return query.data?.reasons ?? [];
}
