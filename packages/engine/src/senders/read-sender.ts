import {
  check,
  judgeAccount,
  judgeFailure,
  judgeNumber,
  judgeToken,
  judgeTokenAnswer,
  type Check,
} from '@waypost/whatsapp';
import {
  appToken,
  type Account,
  type CloudApiClient,
  type GraphConnection,
  type PhoneNumber,
  type TokenFacts,
} from '@waypost/whatsapp/cloud-api';

/** Whom to ask about a sender. */
export interface SenderAccess {
  connection: GraphConnection;
  appSecret: string;
  /** null: not known; then the token is asked about itself. */
  appId: string | null;
  phoneNumberId: string;
  wabaId: string;
}

/** What Meta says of a sender now. Null parts could not be read; `checks` says why. */
export interface SenderReading {
  token: TokenFacts | null;
  number: PhoneNumber | null;
  account: Account | null;
  /** Whether the app receives the account's webhooks. */
  subscribed: boolean | null;
  tokenChecks: Check[];
  checks: Check[];
}

/** Whether Meta holds nothing against the number and all above it; false when it did not tell. */
export function maySend({ number }: Pick<SenderReading, 'number'>): boolean {
  return number?.health?.canSend === 'AVAILABLE';
}

/** Asks Meta for everything a sender's state is made of: token, number, account, subscription. */
export async function readSender(
  client: CloudApiClient,
  access: SenderAccess,
  now: number,
): Promise<SenderReading> {
  const { connection, phoneNumberId, wabaId } = access;
  const [{ token, checks: tokenChecks }, number, account, apps] = await Promise.all([
    readToken(client, access, now),
    client.getPhoneNumber(connection, phoneNumberId),
    client.getAccount(connection, wabaId),
    client.listSubscribedApps(connection, wabaId),
  ]);
  const appId = access.appId ?? token?.appId ?? null;
  const subscribed = apps.kind === 'ok' ? apps.apps.some((app) => app.appId === appId) : null;
  const checks = [
    ...tokenChecks,
    ...(account.kind === 'ok' ? judgeAccount(account.account) : [judgeFailure(account)]),
    ...(number.kind === 'ok' ? judgeNumber(number) : [judgeFailure(number)]),
    ...(subscribed === null ? [] : [check(subscribed ? 'app_subscribed' : 'app_not_subscribed')]),
  ];
  return {
    token,
    number: number.kind === 'ok' ? number : null,
    account: account.kind === 'ok' ? account.account : null,
    subscribed,
    tokenChecks,
    checks: distinct(checks),
  };
}

async function readToken(
  client: CloudApiClient,
  { connection, appId, appSecret }: SenderAccess,
  now: number,
): Promise<{ token: TokenFacts | null; checks: Check[] }> {
  if (appId === null) {
    const answer = await client.debugToken(connection, connection.token);
    if (answer.kind !== 'ok') return { token: null, checks: [judgeFailure(answer)] };
    const { token } = answer;
    return { token, checks: judgeToken(token, { appId: token.appId ?? '', now }) };
  }
  const asApp = { ...connection, token: appToken(appId, appSecret) };
  const answer = await client.debugToken(asApp, connection.token);
  const token = answer.kind === 'ok' ? answer.token : null;
  return { token, checks: judgeTokenAnswer(answer, { appId, now }) };
}

/** One dead token makes every call fail in the same way: told once. */
function distinct(checks: readonly Check[]): Check[] {
  const seen = new Set<string>();
  return checks.filter((one) => {
    const key = JSON.stringify([one.code, one.values]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
