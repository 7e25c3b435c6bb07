import type { Account } from '../cloud-api/accounts.ts';
import type { Health } from '../cloud-api/health.ts';
import type { PhoneNumber } from '../cloud-api/phone-numbers.ts';
import { check, type Check, type CheckCode } from './check.ts';

/** Codes of `health_status` that mean a missing or failing payment method. */
const paymentCodes = new Set([141006, 131042, 131044]);

/** How a WhatsApp Business Account stands with Meta. */
export function judgeAccount(account: Account): Check[] {
  return [
    ...judgeReview(account),
    ...(account.businessVerificationStatus === 'not_verified'
      ? [check('business_unverified')]
      : []),
    ...judgeHealth(account.health),
  ];
}

function judgeReview({ reviewStatus, name }: Account): Check[] {
  if (reviewStatus === 'REJECTED') return [check('account_rejected', { name })];
  const isWaiting = reviewStatus === 'PENDING' || reviewStatus === 'DEFERRED';
  return [check(isWaiting ? 'account_in_review' : 'account_ok', { name })];
}

/** What Meta holds against an account, a business or a number, in Meta's own words. */
export function judgeHealth(health: Health | null): Check[] {
  return (health?.entities ?? []).flatMap((entity) =>
    entity.errors.map((error) => {
      if (paymentCodes.has(error.code)) return check('payment_missing');
      const words = {
        entity: entity.type,
        description: error.description,
        solution: error.solution,
      };
      return check(entity.canSend === 'BLOCKED' ? 'blocked_by_meta' : 'limited_by_meta', words);
    }),
  );
}

/** Whether a number can send, under which name, and how good it is. */
export function judgeNumber(number: PhoneNumber): Check[] {
  return [
    judgeState(number),
    ...(number.accountMode === 'SANDBOX' ? [check('test_number')] : judgeName(number)),
    ...(number.qualityRating === 'RED' ? [check('quality_low')] : []),
    ...judgeHealth(number.health),
  ];
}

/** Statuses of a number that is registered, but that Meta holds back. */
const restricted = new Set(['FLAGGED', 'RESTRICTED', 'RATE_LIMITED']);
const gone = new Set(['BANNED', 'DELETED', 'MIGRATED']);

/** Whether a number is registered with the Cloud API. Meta tells it by status and platform. */
export function isRegistered(number: Pick<PhoneNumber, 'status' | 'platformType'>): boolean {
  if (number.platformType === 'NOT_APPLICABLE' || number.platformType === 'ON_PREMISE')
    return false;
  return number.status === null || number.status === 'CONNECTED' || restricted.has(number.status);
}

function judgeState(number: PhoneNumber): Check {
  const status = number.status ?? '';
  const values = { number: number.displayPhoneNumber ?? number.id, status };
  if (gone.has(status)) return check('number_blocked', values);
  if (!isRegistered(number)) {
    const isOwned =
      number.codeVerificationStatus === 'VERIFIED' || number.codeVerificationStatus === null;
    return check(isOwned ? 'number_not_registered' : 'number_not_verified', values);
  }
  return check(restricted.has(status) ? 'number_restricted' : 'number_ready', values);
}

/** Findings about a display name, by Meta's `name_status`; NONE and unknown ones say nothing. */
const nameFindings: Readonly<Record<string, CheckCode>> = {
  APPROVED: 'name_approved',
  AVAILABLE_WITHOUT_REVIEW: 'name_approved',
  PENDING_REVIEW: 'name_in_review',
  DECLINED: 'name_declined',
  EXPIRED: 'name_expired',
};

function judgeName({ nameStatus, verifiedName }: PhoneNumber): Check[] {
  const finding = nameFindings[nameStatus ?? ''];
  return finding === undefined ? [] : [check(finding, { name: verifiedName ?? '' })];
}
