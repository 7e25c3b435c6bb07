import type { ResponseContent } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { ConsentPurpose, Database, KeywordGroupKind } from '../database/schema.ts';
import type { KeywordGroupRow } from './list-keyword-groups.ts';

/** A keyword group as somebody writes it. */
export interface WrittenKeywordGroup {
  kind: KeywordGroupKind;
  name: string;
  words: readonly string[];
  senderId: string | null;
  purposes: readonly ConsentPurpose[];
  reply: ResponseContent | null;
  enabled: boolean;
}

/** Adds a group, or replaces the one with this id. Undefined when there is none of this id. */
export async function writeKeywordGroup(
  db: Kysely<Database>,
  id: string | null,
  group: WrittenKeywordGroup,
  actor: string,
  now: number,
): Promise<KeywordGroupRow | undefined> {
  const at = new Date(now);
  const columns = {
    kind: group.kind,
    name: group.name,
    words: [...group.words],
    sender_id: group.senderId,
    purposes: [...group.purposes],
    reply: group.reply === null ? null : JSON.stringify(group.reply),
    enabled: group.enabled,
    updated_at: at,
    updated_by: actor,
  };
  if (id === null) {
    return db
      .insertInto('keyword_group')
      .values({ ...columns, created_at: at })
      .returningAll()
      .executeTakeFirstOrThrow();
  }
  return db
    .updateTable('keyword_group')
    .set(columns)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
