import { classify } from './classify.ts';

/** Why a message failed, as far as it matters for what to do next. */
export const failureClasses = ['unreachable', 'opted_out', 'template', 'limit', 'other'] as const;
export type FailureClass = (typeof failureClasses)[number];

/** Codes that speak of the person's number, phone or country, not of what was sent. */
const unreachable = new Set([130497, 131021, 131026, 131030, 131062, 137000]);

/** Codes by which Meta holds back what it would let pass at another time, or in smaller numbers. */
const limits = new Set([
  4, 17, 613, 80007, 80008, 130429, 130472, 131048, 131049, 131056, 131063, 131064, 132069,
]);

/**
 * The class of one of Meta's error codes:
 * - `unreachable`: the number is not on WhatsApp, or can't be written to
 * - `opted_out`: the person stopped messages
 * - `template`: template or content is wrong, paused or disabled
 * - `limit`: Meta limits how much this number, account or person is sent
 * - `other`: everything else, unknown codes too
 */
export function failureClassOf(code: number): FailureClass {
  if (unreachable.has(code)) return 'unreachable';
  if (limits.has(code)) return 'limit';
  const { action } = classify(code);
  if (action === 'opt_out') return 'opted_out';
  return action === 'fix_content' || action === 'pause_template' ? 'template' : 'other';
}
