import { helpWords, startWords, stopWords, type ResponseContent } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { seededReplies } from './seeded-replies.ts';
import { writeKeywordGroup, type WrittenKeywordGroup } from './write-keyword-group.ts';

/** Row of `installation` that says the groups were made once; who deletes one does not get it back. */
const seededKey = 'keyword_groups';

/** Makes the groups an installation starts with: stop, start and help words in five languages, and their answers. */
export async function ensureKeywordGroups(db: Kysely<Database>, now: number): Promise<void> {
  await transact(db, async (trx) => {
    const { rows } = await sql`
      INSERT INTO installation (key, value) VALUES (${seededKey}, '{}'::jsonb)
          ON CONFLICT (key) DO NOTHING RETURNING key`.execute(trx);
    if (rows.length === 0) return;
    for (const group of seededGroups()) {
      await writeKeywordGroup(trx, null, group, 'waypost', now);
    }
  });
}

function seededGroups(): WrittenKeywordGroup[] {
  const shared = { senderId: null, enabled: true };
  return [
    {
      ...shared,
      kind: 'opt_out',
      name: 'Stop',
      words: allWords(stopWords),
      purposes: ['marketing', 'service'],
      reply: textReply(seededReplies.optOut),
    },
    {
      ...shared,
      kind: 'opt_in',
      name: 'Start',
      words: allWords(startWords),
      purposes: [],
      reply: textReply(seededReplies.optIn),
    },
    {
      ...shared,
      kind: 'help',
      name: 'Help',
      words: allWords(helpWords),
      purposes: [],
      reply: textReply(seededReplies.help),
    },
    {
      ...shared,
      kind: 'default',
      name: 'Default',
      words: [],
      purposes: [],
      reply: textReply(seededReplies.otherwise),
      enabled: false,
    },
  ];
}

function allWords(byLanguage: Readonly<Record<string, readonly string[]>>): string[] {
  return [...new Set(Object.values(byLanguage).flat())];
}

function textReply(texts: Readonly<Record<string, string>>): ResponseContent {
  return {
    defaultLanguage: 'en',
    byLanguage: Object.fromEntries(
      Object.entries(texts).map(([language, body]) => [
        language,
        { kind: 'text', quote: false, body, linkPreview: false },
      ]),
    ),
  };
}
