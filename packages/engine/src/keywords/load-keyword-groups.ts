import { keywordEssence, responseContentSchema } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { KeywordGroup } from './keyword-group.ts';

/** Reads the groups that are switched on. There are few. */
export async function loadKeywordGroups(db: Kysely<Database>): Promise<KeywordGroup[]> {
  const rows = await db
    .selectFrom('keyword_group')
    .select(['id', 'kind', 'sender_id', 'words', 'purposes', 'reply'])
    .where('enabled', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    senderId: row.sender_id,
    essences: new Set(row.words.map(keywordEssence)),
    purposes: row.purposes,
    reply: responseContentSchema.safeParse(row.reply).data ?? null,
  }));
}
