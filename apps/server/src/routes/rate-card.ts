import { findRateCard, saveRateCard, type StoredRateCard } from '@waypost/engine/pricing';

import { iso } from './instants.ts';
import { api } from './procedure.ts';

function told({ card, written }: StoredRateCard) {
  return { card, written: written === null ? null : { at: iso(written.at), by: written.by } };
}

export const rateCard = {
  get: api.rateCard.get.handler(async ({ context: { deps } }) => told(await findRateCard(deps.db))),

  save: api.rateCard.save.handler(async ({ context: { deps, actor }, input, errors }) => {
    const { card, after } = input;
    const isSaved = await saveRateCard(
      deps.db,
      { card, after: after === null ? null : new Date(after), actor },
      deps.now(),
    );
    const stored = told(await findRateCard(deps.db));
    if (!isSaved) throw errors.CONFLICT({ data: stored });
    return stored;
  }),
};
