import { findRateCard, saveRateCard, type StoredRateCard } from '@waypost/engine/pricing';

import { iso } from './instants.ts';
import { api } from './procedure.ts';

function told({ card, written }: StoredRateCard) {
  return { card, written: written === null ? null : { at: iso(written.at), by: written.by } };
}

export const rateCard = {
  get: api.rateCard.get.handler(async ({ context: { deps } }) => told(await findRateCard(deps.db))),

  save: api.rateCard.save.handler(async ({ context: { deps, actor }, input }) => {
    await saveRateCard(deps.db, input, actor, deps.now());
    return told(await findRateCard(deps.db));
  }),
};
