import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How somebody went through a version that is forecast again. */
export interface Replayed {
  runId: string;
  /** ms since the epoch */
  enteredAt: number;
  event: Record<string, unknown> | null;
  /** Port and reason by `<run>/<activity>:<visit>`, of branches too. */
  left: ReadonlyMap<string, { port: string; reason: string | null }>;
}

interface ReplayRow {
  profile_id: string;
  root_id: string;
  entered_at: Date;
  event: Record<string, unknown> | null;
  run_id: string;
  activity: string;
  visit: number;
  port: string | null;
  reason: string | null;
  further_activities: string[] | null;
  further_ports: (string | null)[] | null;
  further_reasons: (string | null)[] | null;
}

/** Reads the passages of these people through a version, by profile id: of several of one person the first. */
export async function loadReplay(
  db: Kysely<Database>,
  versionId: number,
  people: readonly { bucket: number; id: string }[],
): Promise<Map<string, Replayed>> {
  const { rows } = await sql<ReplayRow>`
    WITH passage AS (
      SELECT DISTINCT ON (r.bucket, r.profile_id) r.bucket, r.id, r.profile_id, r.entered_at, r.context->'event' AS event
        FROM unnest(
               ${people.map(({ bucket }) => bucket)}::smallint[],
               ${people.map(({ id }) => id)}::uuid[]
             ) AS p (bucket, id)
        JOIN run r ON r.bucket = p.bucket AND r.profile_id = p.id
       WHERE r.version_id = ${versionId}::int AND r.root_id IS NULL
       ORDER BY r.bucket, r.profile_id, r.entered_at
    ), token AS (
      SELECT bucket, id AS root_id, id FROM passage
       UNION ALL
      SELECT r.bucket, r.root_id, r.id FROM passage p JOIN run r ON r.bucket = p.bucket AND r.root_id = p.id
    )
    SELECT p.profile_id, p.id AS root_id, p.entered_at, p.event, s.run_id, s.activity, s.visit, s.port, s.reason,
           s.further_activities, s.further_ports, s.further_reasons
      FROM token t
      JOIN passage p ON p.bucket = t.bucket AND p.id = t.root_id
      JOIN run_step s ON s.bucket = t.bucket AND s.run_id = t.id`.execute(db);
  const found = new Map<
    string,
    Replayed & { left: Map<string, { port: string; reason: string | null }> }
  >();
  for (const row of rows) {
    const known = found.get(row.profile_id) ?? {
      runId: row.root_id,
      enteredAt: row.entered_at.getTime(),
      event: row.event,
      left: new Map(),
    };
    found.set(row.profile_id, known);
    const activities = [row.activity, ...(row.further_activities ?? [])];
    const ports = [row.port, ...(row.further_ports ?? [])];
    const reasons = [row.reason, ...(row.further_reasons ?? [])];
    for (const [place, activity] of activities.entries()) {
      const port = ports[place] ?? null;
      if (port === null) continue;
      known.left.set(`${row.run_id}/${activity}:${row.visit + place}`, {
        port,
        reason: reasons[place] ?? null,
      });
    }
  }
  return found;
}
