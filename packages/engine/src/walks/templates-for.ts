import type { WhatsAppContent } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import { loadTemplates } from '../advance/load-templates.ts';
import { MessageTemplates } from '../advance/message-templates.ts';
import type { Database } from '../database/schema.ts';

/** The templates that these messages name, ready to be filled for many people. */
export async function templatesFor(
  db: Kysely<Database>,
  messages: readonly { senderId: string; content: WhatsAppContent }[],
): Promise<MessageTemplates> {
  const named = messages.flatMap(({ senderId, content }) =>
    content.template === undefined ? [] : [{ senderId, name: content.template.name }],
  );
  return new MessageTemplates(await loadTemplates(db, named), {
    templates: new Map(),
    responses: new Map(),
  });
}
