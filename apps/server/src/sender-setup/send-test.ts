import { queueDirectMessage, transact } from '@waypost/engine';
import { ensureTestPerson } from '@waypost/engine/message-tests';
import { noteTestMessage } from '@waypost/engine/sender-setups';
import { templateOf, type TemplateRow } from '@waypost/engine/templates';
import { personalisationData, renderTemplate, templateSlots } from '@waypost/whatsapp';

import type { ApiDependencies } from '../routes/dependencies.ts';

/** A test that nobody waits for any more is not sent, ms. */
const lifeMs = 15 * 60_000;

/**
 * Sends a template to somebody's own phone, each variable filled with the sample it was approved with. Null when it
 * has a variable without one, or a medium.
 */
export async function sendTest(
  deps: ApiDependencies,
  setup: { id: string; senderId: string },
  { phone, template: row }: { phone: string; template: TemplateRow },
): Promise<string | null> {
  const template = templateOf(row);
  const values = Object.fromEntries(
    templateSlots(template).map(({ key, example }) => [key, { value: example, fallback: '' }]),
  );
  const rendered = renderTemplate({
    template,
    values,
    data: personalisationData({ profile: { phone }, journey: { name: '' } }),
  });
  if (rendered.missing.length > 0 || rendered.problems.length > 0) return null;
  const now = deps.now();
  const messageId = await transact(deps.db, async (trx) => {
    const profileId = await ensureTestPerson(trx, phone, now);
    const queued = await queueDirectMessage(
      trx,
      {
        profileId,
        senderId: setup.senderId,
        payload: { type: 'template', template: rendered.payload },
        origin: 'test',
        templateName: row.name,
        language: row.language,
        category: row.category,
        expiresAt: now + lifeMs,
      },
      now,
    );
    if (queued === null) throw new Error('the test person was removed at the same moment');
    await noteTestMessage(trx, setup.id, queued.messageId, now);
    return queued.messageId;
  });
  deps.engine.wakeDispatch();
  return messageId;
}
