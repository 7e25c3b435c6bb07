import { graphSchema, type Graph, type Pace } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface VersionRow {
  id: number;
  journey_id: string;
  number: number;
  graph: Graph;
  published_at: Date;
  published_by: string;
  draft_revision: number | null;
  /** Number of the version whose words it put right. */
  updates: number | null;
  /** The journey's, as its words are read here. */
  content_revision: number;
  /** Of a trial; null for versions of everything else. */
  pace: Pace | null;
}

/** Reads frozen graphs; settings that came after a version was frozen have their defaults. */
export async function loadVersions(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<VersionRow[]> {
  const { rows } = await sql<
    Omit<VersionRow, 'pace'> & { since: Date | null; factor: number | null }
  >`
    SELECT v.id, v.journey_id, v.number, v.graph, v.published_at, v.published_by, v.draft_revision, v.updates,
           j.content_revision, t.started_at AS since, t.factor
      FROM journey_version v JOIN journey j ON j.id = v.journey_id LEFT JOIN trial t ON t.journey_id = j.id
     WHERE v.id = ANY (${[...ids]}::int[])`.execute(db);
  return rows.map(({ since, factor, ...row }) => ({
    ...row,
    graph: graphSchema.safeParse(row.graph).data ?? row.graph,
    pace: since === null || factor === null ? null : { since: since.getTime(), factor },
  }));
}
