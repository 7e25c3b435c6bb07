import { randomInt } from 'node:crypto';

import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { NumberSettings } from './settings.ts';

const triesAllowed = 10;
const triesForgottenAfter = 72 * 3_600_000;

/**
 * Registering a phone number with the Cloud API, and proving that it is ours. Tries are counted in
 * memory: a restart forgives them.
 */
export function createRegistration(context: Context) {
  const { accounts, clock } = context;
  const tries = new Map<string, number[]>();

  const countTry = (number: NumberSettings): void => {
    const now = clock.now();
    const recent = (tries.get(number.phoneNumberId) ?? []).filter(
      (at) => now - at < triesForgottenAfter,
    );
    if (recent.length >= triesAllowed) {
      throw new GraphError(
        133016,
        'Registration or deregistration failed because there were too many attempts for this phone number in a short period of time.',
      );
    }
    tries.set(number.phoneNumberId, [...recent, now]);
  };

  return {
    /** Throws 133016 (too many tries), 133006 (not verified), 133005 (wrong PIN), 100 (no PIN). */
    register(number: NumberSettings, pin: unknown): void {
      countTry(number);
      if (typeof pin !== 'string' || !/^\d{6}$/.test(pin)) {
        throw new GraphError(100, 'Param pin must be a string of six digits.');
      }
      if (number.codeVerification !== 'VERIFIED') {
        throw new GraphError(133006, 'Phone number needs to be verified before registering.');
      }
      if (number.pin !== undefined && number.pin !== pin) {
        throw new GraphError(133005, 'Two-step verification PIN mismatch.');
      }
      accounts.setNumber({ ...number, pin, registered: true, status: 'CONNECTED' });
    },

    /** Throws 133016 (too many tries), 133010 (was not registered). */
    deregister(number: NumberSettings): void {
      countTry(number);
      if (!number.registered) throw new GraphError(133010, 'The phone number is not registered.');
      accounts.setNumber({ ...number, registered: false });
    },

    /** Sends a code by SMS or voice: it can be read off the control API. Throws 100, 136024. */
    requestCode(number: NumberSettings, asked: Record<string, unknown>): void {
      const { code_method: method } = asked;
      if (typeof method !== 'string' || !/^(sms|voice)$/i.test(method)) {
        throw new GraphError(100, "Param code_method must be one of {'SMS', 'VOICE'}");
      }
      if (typeof asked['language'] !== 'string' || asked['language'] === '') {
        throw new GraphError(100, 'The parameter language is required.');
      }
      if (number.codeVerification === 'VERIFIED') {
        throw new GraphError(136024, 'The phone number is verified already.');
      }
      accounts.setNumber({
        ...number,
        verificationCode: String(randomInt(1_000_000)).padStart(6, '0'),
      });
    },

    /** Throws 136025 for a code that is not the one that was sent. */
    verifyCode(number: NumberSettings, code: unknown): void {
      const { verificationCode, ...rest } = number;
      if (verificationCode === undefined || String(code).replace('-', '') !== verificationCode) {
        throw new GraphError(136025, 'The code you entered could not be verified.');
      }
      accounts.setNumber({ ...rest, codeVerification: 'VERIFIED' });
    },
  };
}
