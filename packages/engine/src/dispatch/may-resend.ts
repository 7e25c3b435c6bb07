import type { WebhookProof } from './load-webhook-proof.ts';

/** Without a witness, utility and authentication messages wait this long. */
const withoutWitnessMs = 15 * 60_000;

/**
 * Meta repeats a webhook that nobody took with growing gaps, each a few times the time passed so far.
 * What failed while the receiver was down comes back within this many times the down-time.
 */
const longestGapFactor = 6;

/**
 * Whether a message of unknown outcome may be sent again (engine.md, 3.5): its status would have
 * reached us if it had arrived at Meta. That needs our receiver up for the whole grace, which starts
 * anew (and longer) when the receiver was down after the attempt, nothing of that time left
 * unprocessed, and a witness that webhooks flow: a status of a message claimed with it or later, or
 * anything heard about the sender's messages once the grace was over. Without a witness utility and
 * authentication may go after 15 minutes, marketing never. A status that a restore may have lost, or that
 * lies in a webhook that is set aside, never comes again: then only a person decides.
 */
export function mayResend(
  attempt: { claimedAt: number; expiresAt: number | null; category: string | null },
  proof: WebhookProof,
  graceMs: number,
  now: number,
): boolean {
  if (attempt.expiresAt !== null && attempt.expiresAt <= now) return false;
  if (proof.receiverUpSince === null) return false;
  if (proof.lostUntil !== null && proof.lostUntil >= attempt.claimedAt) return false;
  if (proof.setAsideAt !== null && proof.setAsideAt >= attempt.claimedAt) return false;
  const downMs = Math.max(0, proof.receiverUpSince - attempt.claimedAt);
  const graceEnd = attempt.claimedAt + downMs + Math.max(graceMs, downMs * longestGapFactor);
  if (now < graceEnd) return false;
  if (proof.oldestUnprocessedAt !== null && proof.oldestUnprocessedAt <= graceEnd) return false;
  if (proof.witnessPostedAt !== null && proof.witnessPostedAt >= attempt.claimedAt) return true;
  if (proof.heardAt !== null && proof.heardAt > graceEnd) return true;
  const patient = attempt.category === 'UTILITY' || attempt.category === 'AUTHENTICATION';
  return patient && now >= attempt.claimedAt + withoutWitnessMs;
}

/**
 * Whether the outcome of a message may still turn up by itself, so that nothing else goes to its person: its grace lasts,
 * or webhooks that came within it are still to be read; for those it is waited as long again at most.
 */
export function isUndecided(
  { claimedAt }: { claimedAt: number },
  proof: Pick<WebhookProof, 'oldestUnprocessedAt'>,
  graceMs: number,
  now: number,
): boolean {
  const graceEnd = claimedAt + graceMs;
  if (now < graceEnd) return true;
  const isUnread = proof.oldestUnprocessedAt !== null && proof.oldestUnprocessedAt <= graceEnd;
  return isUnread && now < graceEnd + graceMs;
}
