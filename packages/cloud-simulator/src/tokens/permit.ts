import type { Request } from 'express';

import type { Accounts } from '../accounts/accounts.ts';
import { defaultAppId, type AppSettings } from '../accounts/settings.ts';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { FaultDesk } from '../faults/faults.ts';
import { GraphError, unknownObject } from '../graph/graph-error.ts';
import type { CallMeter } from '../usage/call-meter.ts';
import { tokenOf } from './token-of.ts';
import type { TokenRing } from './token-ring.ts';
import type { TokenSettings } from './token-settings.ts';
import { expiredToken, tokenTrouble, unreadableToken } from './token-state.ts';

/** Who makes a call: an app by its secret, somebody whose token is known, or anybody. */
export type Caller =
  | { kind: 'app'; appId: string }
  | { kind: 'known'; appId: string; token: TokenSettings }
  | { kind: 'anybody'; appId: string };

/** What a call needs. */
export interface Need {
  /** Permission it takes; null for calls that every valid token may make. */
  scope:
    | 'whatsapp_business_messaging'
    | 'whatsapp_business_management'
    | 'business_management'
    | null;
  /** Account that the asked object belongs to. */
  wabaId?: string | undefined;
  /** Phone number asked for: it may have a token of its own. */
  phoneNumberId?: string | undefined;
  /** Portfolio asked for. */
  businessId?: string | undefined;
  /** Whether an app token will do. */
  appWillDo?: boolean;
}

/**
 * Checks a request's token against what the call needs. Throws as Meta does: 190 for a token that is
 * absent, unreadable (no subcode), expired (463) or revoked (467, 460); 10 and 200 for a missing
 * permission; 100/33 for an object the token may not see.
 */
export type Permit = (request: Request, need: Need) => Caller;

/** Splits `{app id}|{app secret}`; undefined for tokens of people. */
function appTokenOf(token: string): { appId: string; secret: string } | undefined {
  const match = /^(\d+)\|(.+)$/.exec(token);
  return match ? { appId: match[1] ?? '', secret: match[2] ?? '' } : undefined;
}

function missingScope(scope: string): GraphError {
  return scope === 'whatsapp_business_messaging'
    ? new GraphError(10, `Application does not have permission for this action: ${scope} is needed`)
    : new GraphError(200, `You do not have the necessary permission for this action: ${scope}`);
}

const checkApp = (
  app: AppSettings | undefined,
  isItsSecret: (app: AppSettings) => boolean,
): AppSettings => {
  if (!app) {
    throw new GraphError(
      190,
      'Error validating application. Cannot get application info due to a system error.',
    );
  }
  if (!isItsSecret(app)) {
    throw new GraphError(190, 'Invalid OAuth access token signature.');
  }
  return app;
};

export function createPermit(parts: {
  accounts: Accounts;
  tokens: TokenRing;
  faults: FaultDesk;
  clock: SimulatedClock;
  meter: CallMeter;
}): Permit {
  const { accounts, tokens, faults, clock, meter } = parts;

  const checkKnown = (request: Request, token: TokenSettings, need: Need): void => {
    const trouble = tokenTrouble(token, clock.now());
    if (trouble) throw trouble;
    const { scope, wabaId, businessId } = need;
    if (scope !== null && !token.scopes.includes(scope)) throw missingScope(scope);
    const hidden =
      (wabaId !== undefined && token.wabaIds?.includes(wabaId) === false) ||
      (businessId !== undefined && token.businessIds?.includes(businessId) === false);
    if (hidden) throw unknownObject(String(request.params['node']), request.method);
  };

  const checkUnknown = (token: string, need: Need): void => {
    const { wabaId, phoneNumberId } = need;
    const own =
      phoneNumberId === undefined
        ? accounts.numbersOf(wabaId ?? '').flatMap((number) => number.token ?? [])
        : [accounts.number(phoneNumberId)?.token ?? []].flat();
    if (own.includes(token)) return;
    const strict = wabaId !== undefined && accounts.businessAccount(wabaId)?.knownTokensOnly;
    if (own.length > 0 || strict === true || !tokens.acceptsUnknown()) throw unreadableToken();
  };

  const identify: Permit = (request, need) => {
    const token = tokenOf(request);
    if (token === undefined) {
      throw new GraphError(190, 'Invalid OAuth access token - An access token is required.');
    }
    if (faults.current().expiredTokens.includes(token)) throw expiredToken(null, clock.now());
    const known = tokens.find(token);
    if (known) {
      checkKnown(request, known, need);
      return { kind: 'known', appId: known.appId, token: known };
    }
    const appToken = appTokenOf(token);
    if (appToken) {
      // A number may sign with a secret of its own, which is its app's as far as its owner knows.
      const app = checkApp(
        accounts.app(appToken.appId),
        ({ appId, appSecret }) =>
          appSecret === appToken.secret ||
          accounts
            .numbers()
            .some(
              (number) =>
                (number.appId ?? defaultAppId) === appId && number.appSecret === appToken.secret,
            ),
      );
      if (need.appWillDo !== true) {
        throw unknownObject(String(request.params['node']), request.method);
      }
      return { kind: 'app', appId: app.appId };
    }
    checkUnknown(token, need);
    const number = accounts.number(need.phoneNumberId ?? '');
    return { kind: 'anybody', appId: number?.appId ?? defaultAppId };
  };

  return (request, need) => {
    const caller = identify(request, need);
    const { scope, wabaId } = need;
    if (scope === 'whatsapp_business_management' && wabaId !== undefined) {
      meter.count(request, wabaId);
    }
    return caller;
  };
}
