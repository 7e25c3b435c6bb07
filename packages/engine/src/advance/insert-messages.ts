import { sql, type Kysely } from 'kysely';

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
      FROM unnest(
             ${drafts.map((draft) => draft.bucket)}::smallint[],
             ${drafts.map((draft) => draft.id)}::uuid[],
             ${drafts.map((draft) => draft.profileId)}::uuid[],
             ${drafts.map((draft) => draft.senderId)}::uuid[],
             ${drafts.map((draft) => draft.number)}::text[],
             ${drafts.map((draft) => draft.journeyId)}::uuid[],
             ${drafts.map((draft) => draft.versionId)}::int[],
             ${drafts.map((draft) => draft.runId)}::uuid[],
             ${drafts.map((draft) => draft.activity)}::text[],
             ${drafts.map((draft) => draft.visit)}::int[],
             ${drafts.map((draft) => draft.templateName)}::text[],
             ${drafts.map((draft) => draft.language)}::text[],
             ${drafts.map((draft) => draft.category)}::text[],
             ${drafts.map((draft) => JSON.stringify(draft.payload))}::jsonb[],
             ${drafts.map((draft) => draft.watched)}::boolean[],
             ${drafts.map((draft) => new Date(draft.expiresAt))}::timestamptz[],
             ${drafts.map((draft) => draft.origin)}::text[],
             ${drafts.map((draft) => draft.sentAs)}::text[]
           ) AS d (bucket, id, profile_id, sender_id, number, journey_id, version_id, run_id, activity,
                   visit, template_name, language, category, payload, watched, expires_at, origin, sent_as)`.execute(
    trx,
  );
}
