import { graphSchema, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface VersionRow {
  id: number;
  journey_id: string;
  number: number;
  graph: Graph;
}

/** Reads frozen graphs; settings that came after a version was frozen have their defaults. */
export async function loadVersions(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    SELECT id, journey_id, number, graph FROM journey_version WHERE id = ANY (${[...ids]}::int[])`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, graph: graphSchema.safeParse(row.graph).data ?? row.graph }));
}
