import type { FailedCall } from '../cloud-api/graph.ts';
import { check, type Check } from './check.ts';

/** Subcodes of 190 (Meta's documentation of access-token errors). */
const expired = 463;
const passwordChanged = 460;

/** Codes of calls that came too many: app, user, account. */
const tooMany = new Set([4, 17, 613, 80007, 80008]);

/** What a failed call says about the connection. */
export function judgeFailure(failure: FailedCall): Check {
  if (failure.kind !== 'error') return check('meta_unreachable', { reason: failure.reason });
  const { code, subcode, details } = failure;
  if (code === 190 || code === 0) return check(tokenTrouble(subcode));
  if (code === 3 || code === 10 || (code >= 200 && code <= 299) || code === 131005) {
    return check('permission_missing', { details });
  }
  if (isNoAccess(failure)) return check('account_no_access', { details });
  if (tooMany.has(code)) return check('too_many_calls');
  return check('call_refused', { code: String(code), details });
}

export function tokenTrouble(
  subcode: number | null,
): 'token_expired' | 'token_password_changed' | 'token_invalid' {
  if (subcode === expired) return 'token_expired';
  return subcode === passwordChanged ? 'token_password_changed' : 'token_invalid';
}

/** Meta's answer for an object that does not exist or that the token was given no access to: it does not tell which. */
export function isNoAccess(failure: FailedCall): boolean {
  if (failure.kind !== 'error') return false;
  return (failure.code === 100 && failure.subcode === 33) || failure.code === 803;
}
