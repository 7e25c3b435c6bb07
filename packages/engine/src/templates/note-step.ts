import type { Kysely } from 'kysely';

import type { Database, TemplateStepKind } from '../database/schema.ts';

/** Writes onto a template's timeline what somebody did. */
export async function noteStep(
  trx: Kysely<Database>,
  step: {
    templateId: string;
    kind: TemplateStepKind;
    actor: string;
    detail?: Record<string, string | number | null>;
  },
  now: number,
): Promise<void> {
  await trx
    .insertInto('template_step')
    .values({
      template_id: step.templateId,
      kind: step.kind,
      actor: step.actor,
      detail: JSON.stringify(step.detail ?? {}),
      at: new Date(now),
    })
    .execute();
}
