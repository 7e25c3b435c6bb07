import type { Kysely, Selectable } from 'kysely';

import type { Database, TemplateStepTable } from '../database/schema.ts';

export type TemplateStep = Selectable<TemplateStepTable>;

const longest = 200;

/** A template's timeline, newest first. */
export async function listSteps(db: Kysely<Database>, templateId: string): Promise<TemplateStep[]> {
  return db
    .selectFrom('template_step')
    .selectAll()
    .where('template_id', '=', templateId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(longest)
    .execute();
}
