import { z } from 'zod';

import { viewer } from './procedure.ts';

export const journeyStarts = {
  targets: viewer
    .route({
      method: 'GET',
      path: '/journey-starts/targets',
      tags: ['Journeys'],
      summary: 'Journeys that other journeys may let people into: those that an event starts',
    })
    .output(
      z.object({
        items: z.array(z.object({ id: z.guid(), name: z.string(), isLive: z.boolean() })),
      }),
    ),
};
