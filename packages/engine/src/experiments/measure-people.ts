import type { ExperimentMetric } from '@waypost/journey';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How an experiment is measured. */
export interface Measure {
  metric: ExperimentMetric;
  /** For how long after a person came to the experiment it counts, ms. */
  withinMs: number;
}

/** What happened in time may be told a little later: people stay open for that much longer, ms. */
export const graceMs = 60_000;

const buckets = 4096;
const bucketsAtOnce = 1024;

/** Notes who reached the metric in time, and who has no time left. In pieces, so that each statement is short. */
export async function measurePeople(
  db: Kysely<Database>,
  { id, journeyId }: { id: number; journeyId: string },
  { metric, withinMs }: Measure,
  now: number,
): Promise<void> {
  const over = new Date(now - withinMs - graceMs);
  for (let first = 0; first < buckets; first += bucketsAtOnce) {
    // oxlint-disable-next-line no-await-in-loop -- one piece after the other: nobody waits for it
    await sql`
      WITH open AS MATERIALIZED (
        SELECT bucket, profile_id, run_id, arrived_at,
               arrived_at + ${withinMs}::double precision * interval '1 millisecond' AS until
          FROM experiment_person
         WHERE experiment_id = ${id} AND is_open
           AND bucket BETWEEN ${first} AND ${first + bucketsAtOnce - 1}
      ), settled AS (
        SELECT o.bucket, o.profile_id, found.at
          FROM open o LEFT JOIN LATERAL (${reached(metric, journeyId)}) AS found ON true
         WHERE found.at IS NOT NULL OR o.arrived_at <= ${over}
      )
      UPDATE experiment_person p SET reached_at = s.at, is_open = false
        FROM settled s
       WHERE p.bucket = s.bucket AND p.experiment_id = ${id} AND p.profile_id = s.profile_id`.execute(
      db,
    );
  }
}

/** A query for `at`: when the person `o` reached the metric; null while they have not. */
function reached(metric: ExperimentMetric, journeyId: string): RawBuilder<unknown> {
  switch (metric.kind) {
    case 'goal':
      return sql`
        SELECT r.goal_at AS at FROM run r
         WHERE r.bucket = o.bucket AND r.id = o.run_id AND r.goal_at BETWEEN o.arrived_at AND o.until`;
    case 'read':
      // By Meta's clock, in whole seconds: that the message was written later tells more than when it was read.
      return sql`
        SELECT min(least(m.read_at, m.played_at)) AS at FROM message m
         WHERE m.bucket = o.bucket AND m.profile_id = o.profile_id AND m.journey_id = ${journeyId}
           AND m.direction = 'out' AND m.created_at BETWEEN o.arrived_at AND o.until
           AND least(m.read_at, m.played_at) <= o.until`;
    case 'click':
      return aboutMessages(['click'], journeyId);
    case 'reply':
      return aboutMessages(
        ['reply', 'button', 'list', 'flow', 'media', 'location', 'contacts', 'order'],
        journeyId,
      );
    case 'event':
      // The event that let the person in is as old as their coming here.
      return sql`
        SELECT min(e.received_at) AS at FROM event e
         WHERE e.bucket = o.bucket AND e.profile_id = o.profile_id AND e.kind = 'custom'
           AND e.name = ${metric.eventName}
           AND e.received_at > o.arrived_at AND e.received_at <= o.until`;
  }
}

/** What the person did with a message of the journey that was written after they came to the experiment. */
function aboutMessages(kinds: readonly string[], journeyId: string): RawBuilder<unknown> {
  return sql`
    SELECT min(e.received_at) AS at FROM event e
     WHERE e.bucket = o.bucket AND e.profile_id = o.profile_id AND e.kind = ANY (${[...kinds]}::text[])
       AND e.received_at BETWEEN o.arrived_at AND o.until
       AND EXISTS (SELECT FROM message m
                    WHERE m.bucket = e.bucket AND m.id = e.message_id AND m.journey_id = ${journeyId}
                      AND m.created_at BETWEEN o.arrived_at AND o.until)`;
}
