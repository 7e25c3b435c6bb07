import type { z } from 'zod';

import type { eventFieldSchema } from '../entry-event/schema.ts';

export type JumpField = z.infer<typeof eventFieldSchema>;

/** A journey as others may send people there. */
export interface JumpTarget {
  id: string;
  name: string;
  isLive: boolean;
  /** What its entry takes over; null: it is not entered by jump. */
  fields: readonly JumpField[] | null;
  /** Journeys it sends people on to before they have waited for anything. */
  leadsAtOnceTo: readonly string[];
}
