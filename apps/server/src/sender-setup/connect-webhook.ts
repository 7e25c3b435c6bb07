import type { SenderRow } from '@waypost/engine/senders';
import {
  check,
  isOurs,
  judgeFailure,
  judgeWebhook,
  webhookFields,
  webhookFolder,
  type Check,
} from '@waypost/whatsapp';
import type {
  AppSubscription,
  Callback,
  FailedCall,
  SubscribedApp,
} from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from '../routes/dependencies.ts';
import { publicAddress } from './public-address.ts';
import type { SetupAccess } from './setup-access.ts';

/** Every sender of this workspace: any of their paths takes the webhooks of an app they share. */
export interface WebhookPlace {
  sender: SenderRow;
  senders: readonly SenderRow[];
}

interface WebhookState {
  subscriptions: AppSubscription[];
  apps: SubscribedApp[];
}

/** Where the webhooks of a sender go, whether the app is subscribed and whether the address was proved. */
export async function checkWebhook(
  deps: ApiDependencies,
  access: SetupAccess,
  place: WebhookPlace,
): Promise<Check[]> {
  const address = publicAddress(deps);
  const signature = judgeSignature(place.sender);
  if (address === null) return [check('no_public_address'), ...signature];
  const state = await readWebhookState(deps, access, place.sender.waba_id);
  if ('failure' in state) return [judgeFailure(state.failure), ...signature];
  const facts = { appId: access.appId, publicUrl: address, wantedFields: webhookFields, ...state };
  const target = targetOf(state, access.appId);
  const receiver = isOurs(target, address) ? senderAt(target, place.senders) : undefined;
  const checks = judgeWebhook(facts);
  if (isOurs(target, address) && receiver === undefined) {
    // The address of a sender that was removed: nobody answers there any more.
    return [
      ...checks.filter(({ code }) => code !== 'webhook_registered'),
      check('webhook_missing'),
    ];
  }
  const isProved = receiver?.handshake_at !== null && receiver !== undefined;
  return [
    ...checks,
    ...(receiver === undefined ? [] : [check(isProved ? 'handshake_done' : 'handshake_missing')]),
    ...signature,
  ];
}

/**
 * Has Meta send the account's webhooks here. The app's own address is taken when it is free; one that belongs to
 * another system is left alone, and this account's webhooks alone are led here.
 */
export async function registerWebhook(
  deps: ApiDependencies,
  access: SetupAccess,
  place: WebhookPlace,
): Promise<Check[]> {
  const address = publicAddress(deps);
  if (address === null) return [check('no_public_address')];
  const state = await readWebhookState(deps, access, place.sender.waba_id);
  if ('failure' in state) return [judgeFailure(state.failure)];
  const own = callbackOf(address, place.sender);
  const present = state.subscriptions[0]?.callbackUrl ?? '';
  const isForeign = present !== '' && !isOurs(present, address);
  if (!isForeign) {
    const receiver = senderAt(present, place.senders) ?? place.sender;
    const answer = await deps.cloudApi.setAppSubscription(
      access.asApp,
      access.appId,
      callbackOf(address, receiver),
    );
    if (answer.kind !== 'ok') return [judgeRegistration(answer, own.url)];
  }
  const subscribed = await deps.cloudApi.subscribeApp(
    access.asUser,
    place.sender.waba_id,
    ...(isForeign ? [own] : []),
  );
  return subscribed.kind === 'ok' ? [] : [judgeRegistration(subscribed, own.url)];
}

function callbackOf(address: string, sender: SenderRow): Callback {
  return { url: `${address}${webhookFolder}${sender.id}`, verifyToken: sender.verify_token };
}

/** The sender whose path an address is. */
function senderAt(url: string, senders: readonly SenderRow[]): SenderRow | undefined {
  return senders.find(({ id }) => url.endsWith(`${webhookFolder}${id}`));
}

/** Where the account's webhooks go: its own address, else the app's. */
function targetOf({ apps, subscriptions }: WebhookState, appId: string): string {
  const mine = apps.find((app) => app.appId === appId);
  return mine?.overrideCallbackUrl ?? subscriptions[0]?.callbackUrl ?? '';
}

async function readWebhookState(
  { cloudApi }: ApiDependencies,
  { asApp, asUser, appId }: SetupAccess,
  wabaId: string,
): Promise<WebhookState | { failure: FailedCall }> {
  const [subscriptions, apps] = await Promise.all([
    cloudApi.listAppSubscriptions(asApp, appId),
    cloudApi.listSubscribedApps(asUser, wabaId),
  ]);
  if (subscriptions.kind !== 'ok') return { failure: subscriptions };
  if (apps.kind !== 'ok') return { failure: apps };
  return { subscriptions: subscriptions.subscriptions, apps: apps.apps };
}

/** Meta calls the address before it takes it; its refusal (2200 and relatives) says what it met there. */
function judgeRegistration(failure: FailedCall, url: string): Check {
  if (failure.kind !== 'error') return judgeFailure(failure);
  const isAboutAddress = failure.code === 2200 || /callback|verif/i.test(failure.details);
  return isAboutAddress
    ? check('webhook_refused', { url, details: failure.details })
    : judgeFailure(failure);
}

/** A webhook that another secret had signed counts until a good one comes. */
function judgeSignature({ signature_failed_at, last_webhook_at }: SenderRow): Check[] {
  if (signature_failed_at === null) return [];
  const isOver = last_webhook_at !== null && last_webhook_at > signature_failed_at;
  return isOver ? [] : [check('signature_wrong', { at: signature_failed_at.toISOString() })];
}
