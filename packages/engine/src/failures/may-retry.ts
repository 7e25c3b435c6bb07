import { failureClassOf } from '@waypost/whatsapp';

/**
 * What a second try would not change, or must not: what the person or a law said, what was ended on purpose, what may
 * have arrived (`unknown` has a decision of its own), and what is wrong with the journey itself.
 */
const final: ReadonlySet<string> = new Set([
  'unknown',
  'opted_out',
  'marketing_stopped',
  'no_consent',
  'blocked',
  'us_marketing',
  'demo_profile',
  'same_number',
  'journey_stopped',
  'journey_exit',
  'restored',
  'profile_deleted',
  'branch_closed',
  'loop_without_wait',
  'activity_missing',
  'join_missing',
]);

/** Whether it makes sense to try again what failed for this reason (`run.reason`). */
export function mayRetry(reason: string): boolean {
  const [kind, code] = reason.split(':');
  if (kind === 'refused' && code !== undefined) return failureClassOf(Number(code)) !== 'opted_out';
  return !final.has(reason);
}
