import type { AppSubscription, SubscribedApp } from '../cloud-api/subscriptions.ts';
import { check, type Check } from './check.ts';

/** Where webhooks of an account end up, as far as Meta tells. */
export interface WebhookFacts {
  appId: string;
  /** Address of ours that the sender's webhooks should come to, without its path: any sender's path takes them. */
  publicUrl: string;
  subscriptions: readonly AppSubscription[];
  apps: readonly SubscribedApp[];
  wantedFields: readonly string[];
}

/** The path under which each sender takes webhooks. */
export const webhookFolder = '/webhooks/whatsapp/';

/** Whether an address is one of our webhooks under `publicUrl`. */
export function isOurs(url: string, publicUrl: string): boolean {
  return url.startsWith(`${publicUrl}${webhookFolder}`);
}

/** Whether the account's webhooks come to us: the app is subscribed, its address is ours, no field is missing. */
export function judgeWebhook(facts: WebhookFacts): Check[] {
  const mine = facts.apps.find(({ appId }) => appId === facts.appId);
  const subscription = facts.subscriptions[0];
  const address = mine?.overrideCallbackUrl ?? subscription?.callbackUrl ?? '';
  const missing = facts.wantedFields.filter((field) => !subscription?.fields.includes(field));
  const isHere = isOurs(address, facts.publicUrl);
  return [
    check(mine === undefined ? 'app_not_subscribed' : 'app_subscribed'),
    address === ''
      ? check('webhook_missing')
      : check(isHere ? 'webhook_registered' : 'webhook_elsewhere', { url: address }),
    ...(subscription !== undefined && missing.length > 0
      ? [check('fields_missing', { fields: missing.join(', ') })]
      : []),
  ];
}
