import { graphSchema, type Graph } from '@waypost/journey';
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
}

/** Reads frozen graphs; settings that came after a version was frozen have their defaults. */
export async function loadVersions(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    SELECT v.id, v.journey_id, v.number, v.graph, v.published_at, v.published_by, v.draft_revision, v.updates,
           j.content_revision
      FROM journey_version v JOIN journey j ON j.id = v.journey_id
     WHERE v.id = ANY (${[...ids]}::int[])`.execute(db);
  return rows.map((row) => ({ ...row, graph: graphSchema.safeParse(row.graph).data ?? row.graph }));
}
