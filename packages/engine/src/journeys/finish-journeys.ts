import { sql } from 'kysely';

import { people } from '../counts/people.ts';
import type { JourneyKind } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAudit } from '../workspace/record-audit.ts';
import { journeysPastEntry } from './journeys-past-entry.ts';

/** Whoever starts a run does not lock its journey, which so is left alone for this long after nobody could enter, ms. */
const graceMs = 60_000;

/** Who did it, in the activity log: nobody of the team. */
const actor = 'waypost';

/**
 * Notes that journeys are finished: nobody is inside, and nobody can come, because they were closed, the date on which
 * their entries close is over, or their audience has entered and no other date follows; trials are, when everybody is through. The counts are asked first, so that a journey with people inside costs no search.
 */
export async function finishJourneys(context: EngineContext): Promise<void> {
  const now = context.now();
  const before = new Date(now - graceMs);
  const finished = await transact(context.db, async (trx) => {
    const past = await journeysPastEntry(trx, before.getTime());
    const { rows } = await sql<{ id: string; kind: JourneyKind }>`
      UPDATE journey SET status = 'finished', status_at = ${new Date(now)}
       WHERE id IN (
         SELECT j.id FROM journey j
          WHERE j.kind IN ('journey', 'trial')
            AND (j.status = 'closed' AND coalesce(j.status_at, '-infinity') <= ${before}
                 OR j.id = ANY (${past}::uuid[]) AND coalesce(j.status_at, '-infinity') <= ${before}
                    AND NOT EXISTS (SELECT FROM launch l WHERE l.journey_id = j.id AND l.finished_at IS NULL)
                 OR j.status = 'live' AND coalesce(j.status_at, '-infinity') <= ${before}
                    AND EXISTS (SELECT FROM launch l WHERE l.version_id = j.live_version_id)
                    AND NOT EXISTS (SELECT FROM launch l
                                     WHERE l.journey_id = j.id
                                       AND (l.finished_at IS NULL OR l.finished_at > ${before}))
                    AND NOT EXISTS (SELECT FROM entry_schedule s WHERE s.journey_id = j.id AND s.next_at IS NOT NULL))
            AND (SELECT coalesce(sum(n), 0)
                   FROM (SELECT ${people('c')} AS n FROM activity_count c JOIN journey_version v ON v.id = c.version_id
                          WHERE v.journey_id = j.id AND c.outcome IN ('here', 'branches')
                          UNION ALL
                         SELECT ${people('d')} FROM activity_delta d JOIN journey_version v ON v.id = d.version_id
                          WHERE v.journey_id = j.id AND d.outcome IN ('here', 'branches')) AS counted) = 0
          ORDER BY j.id LIMIT 20
            FOR UPDATE OF j SKIP LOCKED)
         AND NOT EXISTS (SELECT FROM run r WHERE r.journey_id = journey.id AND r.live)
      RETURNING id, kind`.execute(trx);
    for (const { id, kind } of rows) {
      if (kind !== 'journey') continue;
      // oxlint-disable-next-line no-await-in-loop
      await recordAudit(trx, { actor, action: 'journeys.finish', subject: id }, now);
    }
    return rows;
  });
  for (const { id } of finished) context.log.info({ journey: id }, 'journey finished');
}
