import type { Accounts } from '../accounts/accounts.ts';
import { defaultAppId } from '../accounts/settings.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { TokenRing } from './token-ring.ts';
import { defaultUserId, type TokenSettings } from './token-settings.ts';
import { tokenTrouble, unreadableToken } from './token-state.ts';

const seconds = (at: number | null): number => (at === null ? 0 : Math.floor(at / 1000));

function errorOf(error: GraphError) {
  return {
    code: error.code,
    message: error.details,
    ...(error.subcode === undefined ? {} : { subcode: error.subcode }),
  };
}

function knownToken(accounts: Accounts, token: TokenSettings, now: number) {
  const trouble = tokenTrouble(token, now);
  const targetsOf = (scope: string): string[] | null =>
    scope === 'business_management' ? token.businessIds : token.wabaIds;
  return {
    app_id: token.appId,
    type: token.kind,
    application: accounts.app(token.appId)?.name ?? 'Waypost',
    data_access_expires_at: seconds(token.dataAccessExpiresAt),
    expires_at: seconds(token.expiresAt),
    is_valid: trouble === undefined,
    issued_at: seconds(token.issuedAt),
    scopes: token.scopes,
    // A permission for everything carries no list of targets.
    granular_scopes: token.scopes.map((scope) => {
      const targets = targetsOf(scope);
      return targets === null ? { scope } : { scope, target_ids: targets };
    }),
    user_id: token.userId,
    ...(trouble ? { error: errorOf(trouble) } : {}),
  };
}

/** A token nobody made known, where such tokens are taken: it may see all that has no token of its own. */
function unknownToken(accounts: Accounts, input: string, refusal: GraphError | undefined) {
  const seen = accounts
    .numbers()
    .filter((number) => number.token === undefined || number.token === input)
    .filter((number) => accounts.businessAccount(number.wabaId)?.knownTokensOnly !== true);
  const error = refusal ?? (seen.length === 0 ? unreadableToken() : undefined);
  const targets = [...new Set(seen.map((number) => number.wabaId))];
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
  return {
    app_id: seen[0]?.appId ?? defaultAppId,
    type: 'SYSTEM_USER',
    application: 'Waypost',
    data_access_expires_at: 0,
    expires_at: 0,
    is_valid: error === undefined,
    issued_at: 1_767_225_600,
    scopes: error ? [] : scopes,
    granular_scopes: error ? [] : scopes.map((scope) => ({ scope, target_ids: targets })),
    ...(error ? { error: errorOf(error) } : { user_id: defaultUserId }),
  };
}

/**
 * `data` of `debug_token`'s answer about `input`: 200 also for a token that is good for nothing.
 * `callerApp` is the app that asks. Throws 100 when the token belongs to another app.
 */
export function describeToken(
  parts: { accounts: Accounts; tokens: TokenRing; now: number },
  input: string,
  options: { callerApp: string | null; refusal: GraphError | undefined },
): Record<string, unknown> {
  const { accounts, tokens, now } = parts;
  const known = tokens.find(input);
  if (!known) {
    const refusal = options.refusal ?? (tokens.acceptsUnknown() ? undefined : unreadableToken());
    return unknownToken(accounts, input, refusal);
  }
  if (options.callerApp !== null && options.callerApp !== known.appId) {
    throw new GraphError(100, 'The App_id in the input_token did not match the Viewing App');
  }
  return knownToken(accounts, known, now);
}
