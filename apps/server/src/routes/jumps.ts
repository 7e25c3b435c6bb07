import { listJumpTargets } from '@waypost/engine/journeys';

import { api } from './procedure.ts';

export const jumps = {
  targets: api.jumps.targets.handler(async ({ context: { deps } }) => ({
    items: await listJumpTargets(deps.db),
  })),
};
