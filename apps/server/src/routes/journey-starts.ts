import { listEventJourneys } from '@waypost/engine/journeys';

import { api } from './procedure.ts';

export const journeyStarts = {
  targets: api.journeyStarts.targets.handler(async ({ context: { deps } }) => ({
    items: await listEventJourneys(deps.db),
  })),
};
