import { z } from 'zod';

import type { Store } from '../store/open-store.ts';

/** Why Meta rejects templates (cloud-api.md, 3.3). */
export const rejectionReasonSchema = z.enum([
  'ABUSIVE_CONTENT',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
]);
export type RejectionReason = z.infer<typeof rejectionReasonSchema>;

/** How this simulator reviews templates. */
export const reviewSettingsSchema = z.strictObject({
  /** Milliseconds from a template's coming in to the decision. */
  delayMs: z.number().min(0).default(1500),
  /** What happens to templates whose names ask for nothing: `hold` waits for the control API. */
  outcome: z.enum(['approve', 'reject', 'hold']).default('approve'),
  reason: rejectionReasonSchema.default('INVALID_FORMAT'),
  /** Templates per account, languages counted each; 250 before the portfolio is verified. */
  largestAccount: z.number().int().default(6000),
  /** New templates per account and hour. */
  perHour: z.number().int().default(100),
  /** Whether a deleted template stays PENDING_DELETION for thirty days, as with messages in flight. */
  deletionTakesTime: z.boolean().default(false),
});
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;

export interface Review {
  settings: () => ReviewSettings;
  set: (settings: ReviewSettings) => void;
}

const settingName = 'template_review';

export function createReview(store: Store): Review {
  const kept = store.setting(settingName);
  let settings = reviewSettingsSchema.parse(kept === null ? {} : JSON.parse(kept));
  return {
    settings: () => settings,
    set(next) {
      settings = next;
      store.keepSetting(settingName, JSON.stringify(next));
    },
  };
}

/** What a review will say of a template. */
export type Verdict =
  | { decision: 'APPROVED' }
  | { decision: 'REJECTED'; reason: RejectionReason }
  | { decision: 'hold' };

/**
 * The verdict that a template's name asks for, else what the settings say: `reject_scam_…` is rejected for
 * that reason, `reject_…` for its format, `pending_…` waits for the control API.
 */
export function verdictOn(name: string, settings: ReviewSettings): Verdict {
  if (name.includes('pending_')) return { decision: 'hold' };
  const asked = /reject_(\w*)/.exec(name)?.[1]?.toUpperCase();
  if (asked !== undefined) {
    const reason = rejectionReasonSchema.options.find((each) => asked.startsWith(each));
    return { decision: 'REJECTED', reason: reason ?? 'INVALID_FORMAT' };
  }
  switch (settings.outcome) {
    case 'approve':
      return { decision: 'APPROVED' };
    case 'reject':
      return { decision: 'REJECTED', reason: settings.reason };
    case 'hold':
      return { decision: 'hold' };
  }
}
