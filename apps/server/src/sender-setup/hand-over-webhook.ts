import { listSenders, type SenderRow } from '@waypost/engine/senders';

import type { ApiDependencies } from '../routes/dependencies.ts';
import { registerWebhook } from './connect-webhook.ts';
import { accessOf } from './setup-access.ts';

/**
 * Senders of one app share its webhook address, which is the path of one of them. When that one is removed, another
 * takes it over. What Meta refuses here shows on the other sender's health card.
 */
export async function handOverWebhook(deps: ApiDependencies, removed: SenderRow): Promise<void> {
  if (removed.connection !== 'meta' || removed.app_id === null) return;
  const senders = await listSenders(deps.db);
  const heir = senders.find(({ app_id }) => app_id === removed.app_id);
  if (heir === undefined) return;
  const access = accessOf(deps, {
    appId: removed.app_id,
    appSecret: deps.secretBox.open(heir.app_secret),
    token: deps.secretBox.open(heir.token),
  });
  const refused = await registerWebhook(deps, access, { sender: heir, senders });
  if (refused.length > 0) {
    deps.log.warn(
      { sender: heir.id, codes: refused.map(({ code }) => code) },
      'webhook not handed over',
    );
  }
}
