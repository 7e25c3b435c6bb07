import type { Sender } from '@waypost/api';

const day = 24 * 60 * 60_000;

/** How pressing it is that a sender's token gets replaced: two weeks before its end, three days, at its end. */
export type TokenUrgency = 'none' | 'soon' | 'pressing' | 'over';

export function tokenUrgency(
  { health }: Pick<Sender, 'health'>,
  now: number = Date.now(),
): TokenUrgency {
  if (health.tokenProblem !== null) return 'over';
  if (health.tokenExpiresAt === null) return 'none';
  const left = new Date(health.tokenExpiresAt).getTime() - now;
  if (left <= 0) return 'over';
  if (left <= 3 * day) return 'pressing';
  return left <= 14 * day ? 'soon' : 'none';
}

/** Whether a webhook that another secret signed is the latest that came. */
export function isSignatureWrong(sender: Pick<Sender, 'health' | 'lastWebhookAt'>): boolean {
  const { signatureFailedAt } = sender.health;
  if (signatureFailedAt === null) return false;
  return sender.lastWebhookAt === null || sender.lastWebhookAt < signatureFailedAt;
}

/** Whether the account sends nothing although it could: without a public address nobody expects it to. */
export function isUnsubscribed(
  sender: Pick<Sender, 'health' | 'connection' | 'webhookUrl'>,
): boolean {
  const isReachable = sender.connection === 'simulator' || sender.webhookUrl !== null;
  return isReachable && sender.health.subscribed === false;
}

const sound = new Set(['CONNECTED', 'UNKNOWN']);

/** Whether somebody should look at a sender although it sends. */
export function needsAttention(sender: Sender, now: number = Date.now()): boolean {
  const { health } = sender;
  return (
    tokenUrgency(sender, now) !== 'none' ||
    isSignatureWrong(sender) ||
    !sound.has(health.status) ||
    isUnsubscribed(sender) ||
    sender.quality === 'RED'
  );
}
