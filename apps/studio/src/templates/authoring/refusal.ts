import { ORPCError } from '@orpc/client';
import { z } from 'zod';

const refusalSchema = z.object({
  field: z.string().nullable(),
  title: z.string(),
  text: z.string(),
});

/** Meta's own words in an error of handing a template in; null when the error is another. */
export function refusalOf(error: unknown): z.infer<typeof refusalSchema> | null {
  if (!(error instanceof ORPCError) || error.status !== 422) return null;
  return refusalSchema.safeParse(error.data).data ?? null;
}
