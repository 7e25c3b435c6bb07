import { eventFieldSchema } from '@waypost/journey';
import { z } from 'zod';

import { viewer } from './procedure.ts';

export const jumpTargetSchema = z.object({
  id: z.guid(),
  name: z.string(),
  isLive: z.boolean(),
  /** What its entry takes over; null: it is not entered by jump. */
  fields: z.array(eventFieldSchema).readonly().nullable(),
  /** Journeys it sends people on to before they have waited for anything. */
  leadsAtOnceTo: z.array(z.string()).readonly(),
});

export const jumps = {
  targets: viewer
    .route({
      method: 'GET',
      path: '/jump-targets',
      tags: ['Journeys'],
      summary: 'Journeys that others can send people to',
    })
    .output(z.object({ items: z.array(jumpTargetSchema) })),
};
