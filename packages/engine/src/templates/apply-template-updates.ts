import type { TemplateUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { askForTemplateSync } from './ask-for-sync.ts';
import { setTemplateCategory } from './set-template-category.ts';
import { setTemplateQuality } from './set-template-quality.ts';
import { setTemplateStatus } from './set-template-status.ts';

/**
 * Stores what Meta's webhooks say about templates, each in its order, and notes it on the template's timeline. The
 * account is read soon after: webhooks come late and out of order, and don't say everything.
 */
export async function applyTemplateUpdates(
  trx: Kysely<Database>,
  updates: readonly TemplateUpdate[],
  now: number,
): Promise<void> {
  for (const update of updates) {
    // One after the other: the same template may be named twice.
    // oxlint-disable-next-line no-await-in-loop
    await applyOne(trx, update, now);
  }
  await askForTemplateSync(
    trx,
    updates.map(({ accountId }) => accountId),
    now,
  );
}

async function applyOne(trx: Kysely<Database>, update: TemplateUpdate, now: number): Promise<void> {
  switch (update.kind) {
    case 'template_status':
      return setTemplateStatus(trx, update, now);
    case 'template_quality':
      return setTemplateQuality(trx, update, now);
    case 'template_category':
      return setTemplateCategory(trx, update, now);
    case 'template_components':
      return;
  }
}
