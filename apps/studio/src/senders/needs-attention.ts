import type { Sender } from '@waypost/api';

const day = 24 * 60 * 60_000;
/** A token that ends within this time is to be replaced. */
const soon = 14 * day;

/** Whether a sender's token ends soon. */
export function endsSoon({ health }: Pick<Sender, 'health'>, now: number = Date.now()): boolean {
  const { tokenExpiresAt } = health;
  return tokenExpiresAt !== null && new Date(tokenExpiresAt).getTime() - now <= soon;
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
    health.tokenProblem !== null ||
    endsSoon(sender, now) ||
    isSignatureWrong(sender) ||
    !sound.has(health.status) ||
    isUnsubscribed(sender) ||
    sender.quality === 'RED'
  );
}
