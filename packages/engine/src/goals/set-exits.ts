import type { ExitCriterion } from '@waypost/journey';
import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { JourneyRefusal } from '../journeys/journey-refusal.ts';
import { followsProfiles } from '../touches/follows-profiles.ts';
import { recordAudit } from '../workspace/record-audit.ts';
import { wakeEverybody } from './wake-everybody.ts';

export interface ExitsChange {
  journeyId: string;
  exits: readonly ExitCriterion[];
  actor: string;
}

/**
 * Changes what takes people out of a live journey, whatever version they are on, and has everybody inside looked at. The
 * draft is changed with it, so that publishing it takes nothing back. Who changed what is noted.
 * @throws JourneyRefusal when the journey is a draft, stopped or finished.
 */
export async function setExits(
  context: EngineContext,
  { journeyId, exits, actor }: ExitsChange,
): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const { rows } = await sql<{ exits: ExitCriterion[] | null; live_version_id: number }>`
      SELECT exits, live_version_id FROM journey WHERE id = ${journeyId} AND goes_on
         FOR UPDATE`.execute(trx);
    const [journey] = rows;
    if (journey === undefined) {
      throw new JourneyRefusal(
        'journey_missing',
        'Only a journey that people are in has exits to change.',
      );
    }
    const { live_version_id: id } = journey;
    const version = (await context.versions.load(trx, [id])).get(id);
    if (version === undefined) throw new Error('a live journey without its version');
    const stored = JSON.stringify(exits);
    await sql`
      UPDATE journey
         SET exits = ${exits.length === 0 ? null : stored}::jsonb,
             follows_profiles = ${followsProfiles(version.graph.graph, exits)},
             draft = jsonb_set(draft, '{settings,exits}', ${stored}::jsonb),
             draft_revision = draft_revision + 1, updated_at = ${new Date(now)}, updated_by = ${actor}
       WHERE id = ${journeyId}`.execute(trx);
    await recordAudit(
      trx,
      {
        actor,
        action: 'journey.exits',
        subject: journeyId,
        detail: { before: journey.exits ?? [], after: exits },
      },
      now,
    );
  });
  await wakeEverybody(context, journeyId, now);
  context.signals.woken.raise();
}
