import type { TemplateDraft } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { draftForChange } from '../templates/draft-for-change.ts';

/** One language of a template as an account has it: at Meta, or still being written here. */
export interface AccountLanguage {
  /** The stored template; null while it is only being written. */
  templateId: string | null;
  /** As at Meta; null while it is only being written. */
  status: string | null;
  content: TemplateDraft;
}

/** Everything an account has under these names, by name; those that Meta deleted too: their names stay blocked. */
export async function accountTemplates(
  db: Kysely<Database>,
  wabaId: string,
  names: readonly string[],
): Promise<Map<string, AccountLanguage[]>> {
  const found = new Map<string, AccountLanguage[]>();
  const note = (language: AccountLanguage): void => {
    const { name } = language.content;
    found.set(name, [...(found.get(name) ?? []), language]);
  };
  if (names.length === 0) return found;
  const stored = await db
    .selectFrom('template')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('name', 'in', [...names])
    .orderBy('language')
    .execute();
  for (const row of stored) {
    note({ templateId: row.id, status: row.status, content: draftForChange(row) });
  }
  const drafts = await db
    .selectFrom('template_draft')
    .select('content')
    .where('waba_id', '=', wabaId)
    .where('template_id', 'is', null)
    .orderBy('updated_at', 'desc')
    .execute();
  for (const { content } of drafts) {
    if (names.includes(content.name)) note({ templateId: null, status: null, content });
  }
  return found;
}
