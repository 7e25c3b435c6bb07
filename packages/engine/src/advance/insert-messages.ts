import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';
import type { MessageDraft } from './message-draft.ts';

/** Writes the messages of a batch of moves. */
export async function insertMessages(
  trx: Kysely<Database>,
  drafts: readonly MessageDraft[],
  now: number,
): Promise<void> {
  if (drafts.length === 0) return;
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, journey_id, version_id,
                         run_id, activity, visit, template_name, language, category, payload, watched,
                         created_at, expires_at, state, origin, sent_as)
    SELECT bucket, id, 'out', profile_id, sender_id, number, journey_id, version_id,
           run_id, activity, visit, template_name, language, category, payload, watched,
           ${new Date(now)}, expires_at, 'queued', origin, sent_as
      FROM ${batchRows('d', {
        bucket: ['smallint', drafts.map((draft) => draft.bucket)],
        id: ['uuid', drafts.map((draft) => draft.id)],
        profile_id: ['uuid', drafts.map((draft) => draft.profileId)],
        sender_id: ['uuid', drafts.map((draft) => draft.senderId)],
        number: ['text', drafts.map((draft) => draft.number)],
        journey_id: ['uuid', drafts.map((draft) => draft.journeyId)],
        version_id: ['int', drafts.map((draft) => draft.versionId)],
        run_id: ['uuid', drafts.map((draft) => draft.runId)],
        activity: ['text', drafts.map((draft) => draft.activity)],
        visit: ['int', drafts.map((draft) => draft.visit)],
        template_name: ['text', drafts.map((draft) => draft.templateName)],
        language: ['text', drafts.map((draft) => draft.language)],
        category: ['text', drafts.map((draft) => draft.category)],
        payload: ['jsonb', drafts.map((draft) => JSON.stringify(draft.payload))],
        watched: ['boolean', drafts.map((draft) => draft.watched)],
        expires_at: ['timestamptz', drafts.map((draft) => new Date(draft.expiresAt))],
        origin: ['text', drafts.map((draft) => draft.origin)],
        sent_as: ['text', drafts.map((draft) => draft.sentAs)],
      })}`.execute(trx);
}
