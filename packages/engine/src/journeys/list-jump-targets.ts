import { graphSchema, type JumpTarget } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { jumpPlace, type JumpPlace } from './jump-place.ts';

/** Journeys that jumps may name, by name: those that were live, and drafts whose entry is by jump. */
export async function listJumpTargets(db: Kysely<Database>): Promise<JumpTarget[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    admits: boolean;
    jump: JumpPlace | null;
    draft: unknown;
  }>`
    SELECT id, name, admits, jump, CASE WHEN NOT admits THEN draft END AS draft
      FROM journey
     WHERE kind = 'journey' AND (jump IS NOT NULL OR draft @> '{"activities": [{"type": "entryJump"}]}')
     ORDER BY name, id
     LIMIT 1000`.execute(db);
  return rows.flatMap(({ id, name, admits, jump, draft }): JumpTarget[] => {
    if (admits && jump !== null) return [{ id, name, isLive: true, ...jump }];
    const graph = graphSchema.safeParse(draft);
    return graph.success ? [{ id, name, isLive: false, ...jumpPlace(graph.data) }] : [];
  });
}
