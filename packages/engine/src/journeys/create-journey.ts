import type { Graph } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database, JourneyKind } from '../database/schema.ts';

export async function createJourney(
  db: Kysely<Database>,
  input: {
    name: string;
    draft: Graph;
    actor: string;
    kind?: JourneyKind;
    demo?: boolean;
    folderId?: string | null;
    tags?: string[] | undefined;
  },
  now: number,
): Promise<string> {
  const { id } = await db
    .insertInto('journey')
    .values({
      kind: input.kind ?? 'journey',
      name: input.name,
      draft: JSON.stringify(input.draft),
      status: 'draft',
      demo: input.demo ?? false,
      folder_id: input.folderId ?? null,
      tags: input.tags ?? [],
      created_at: new Date(now),
      updated_at: new Date(now),
      updated_by: input.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
