import type { CallResult } from '../cloud-api/graph.ts';
import type { TokenFacts } from '../cloud-api/tokens.ts';
import { check, type Check } from './check.ts';
import { judgeFailure, tokenTrouble } from './judge-failure.ts';

/** Permissions that Waypost can't work without (Meta: Permissions reference, WhatsApp). */
export const neededScopes = [
  'whatsapp_business_messaging',
  'whatsapp_business_management',
] as const;

/** Lists the portfolio's accounts; without it they are found through the token's own grants. */
const recommendedScope = 'business_management';

const day = 24 * 60 * 60_000;
/** A token that ends within this time deserves attention. */
const soon = 14 * day;

/** Codes with which Meta refuses an app's own token: no such app, or another secret. */
const wrongSecret = new Set([1, 101, 104, 190]);

/** What `debug_token`, asked in the name of the app, says about app secret and token. */
export function judgeTokenAnswer(
  answer: CallResult<{ token: TokenFacts }>,
  expected: { appId: string; now: number },
): Check[] {
  if (answer.kind === 'error' && wrongSecret.has(answer.code)) {
    return [check('secret_wrong', { appId: expected.appId })];
  }
  if (answer.kind !== 'ok') return [judgeFailure(answer)];
  return [check('secret_ok'), ...judgeToken(answer.token, expected)];
}

/** Whether a token can run a sender, and for how long. */
export function judgeToken(
  token: TokenFacts,
  { appId, now }: { appId: string; now: number },
): Check[] {
  if (!token.isValid || (token.expiresAt !== null && token.expiresAt <= now)) {
    const hasEnded = token.expiresAt !== null && token.expiresAt <= now;
    return [check(hasEnded ? 'token_expired' : tokenTrouble(token.invalid?.subcode ?? null))];
  }
  if (token.appId !== null && token.appId !== appId) {
    return [
      check('token_other_app', { appId: token.appId, appName: token.appName ?? token.appId }),
    ];
  }
  return [judgeKind(token), judgeLife(token, now), ...judgeScopes(token), ...judgeData(token, now)];
}

function judgeKind(token: TokenFacts): Check {
  if (token.type === 'SYSTEM_USER') return check('token_ok');
  if (token.type === 'USER') return check('token_of_user');
  return check('token_kind', { kind: token.type ?? '?' });
}

function judgeLife({ expiresAt }: TokenFacts, now: number): Check {
  if (expiresAt === null) return check('token_permanent');
  const until = { until: new Date(expiresAt).toISOString() };
  return check(expiresAt - now <= soon ? 'token_expires' : 'token_lasts', until);
}

function judgeData({ dataAccessExpiresAt }: TokenFacts, now: number): Check[] {
  if (dataAccessExpiresAt === null || dataAccessExpiresAt - now > soon) return [];
  return [check('data_access_expires', { until: new Date(dataAccessExpiresAt).toISOString() })];
}

function judgeScopes({ scopes }: TokenFacts): Check[] {
  const missing = neededScopes.filter((scope) => !scopes.includes(scope));
  return [
    ...(missing.length === 0
      ? [check('scopes_ok')]
      : missing.map((scope) => check('scope_missing', { scope }))),
    ...(scopes.includes(recommendedScope)
      ? []
      : [check('scope_recommended', { scope: recommendedScope })]),
  ];
}

/** Accounts the token was given; empty when Meta limits it to none in particular. */
export function grantedAccounts(token: TokenFacts): string[] {
  return [
    ...new Set(
      token.granularScopes
        .filter(({ scope }) => scope.startsWith('whatsapp_business_'))
        .flatMap(({ targetIds }) => targetIds),
    ),
  ];
}

/** Permissions that the token has, but not for this account. */
export function judgeGrants(token: TokenFacts, wabaId: string): Check[] {
  return token.granularScopes
    .filter(({ scope, targetIds }) => {
      const isNeeded = neededScopes.some((needed) => needed === scope);
      return isNeeded && targetIds.length > 0 && !targetIds.includes(wabaId);
    })
    .map(({ scope }) => check('account_not_granted', { scope }));
}
