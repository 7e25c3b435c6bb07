import type { AccountChoice } from '@waypost/api';
import {
  check,
  grantedAccounts,
  hasProblem,
  judgeAccount,
  judgeFailure,
  judgeGrants,
  judgeTokenAnswer,
  type Check,
} from '@waypost/whatsapp';
import type { Portfolio, TokenFacts } from '@waypost/whatsapp/cloud-api';

import type { ApiDependencies } from '../routes/dependencies.ts';
import type { SetupAccess } from './setup-access.ts';

export interface FoundAccounts {
  accounts: AccountChoice[];
  listsPortfolios: boolean;
  checks: Check[];
}

/** More accounts than this are not looked at one by one. */
const mostAccounts = 50;

/**
 * The accounts a token may use: those of its portfolios, and those it was given by name. Without the permission to
 * list portfolios a typed portfolio id helps.
 */
export async function findAccounts(
  deps: ApiDependencies,
  access: SetupAccess,
  typedPortfolioId: string | undefined,
): Promise<FoundAccounts> {
  const { cloudApi } = deps;
  const debugged = await cloudApi.debugToken(access.asApp, access.token);
  const tokenChecks = judgeTokenAnswer(debugged, { appId: access.appId, now: deps.now() });
  if (debugged.kind !== 'ok' || !debugged.token.isValid) {
    return { accounts: [], listsPortfolios: false, checks: tokenChecks };
  }
  const listed = await cloudApi.listPortfolios(access.asUser);
  const portfolios = new Map<string, Portfolio>();
  if (listed.kind === 'ok') for (const one of listed.portfolios) portfolios.set(one.id, one);
  if (typedPortfolioId !== undefined && !portfolios.has(typedPortfolioId)) {
    portfolios.set(typedPortfolioId, { id: typedPortfolioId, name: '' });
  }
  const owners = new Map<string, Portfolio | null>();
  for (const id of grantedAccounts(debugged.token)) owners.set(id, null);
  const checks: Check[] = [];
  await Promise.all(
    [...portfolios.values()].map(async (portfolio) => {
      const answer = await cloudApi.listAccounts(access.asUser, portfolio.id);
      if (answer.kind === 'ok') for (const { id } of answer.accounts) owners.set(id, portfolio);
      else if (portfolio.id === typedPortfolioId) {
        checks.push(check('portfolio_no_access', { portfolioId: portfolio.id }));
      }
    }),
  );
  const chosen = [...owners].slice(0, mostAccounts);
  const accounts = await Promise.all(
    chosen.map(async ([id, owner]) => lookAt(deps, access, debugged.token, id, owner)),
  );
  if (accounts.length === 0) checks.push(check('no_accounts'));
  return {
    accounts: accounts.toSorted((a, b) => a.name.localeCompare(b.name)),
    listsPortfolios: listed.kind === 'ok' && listed.portfolios.length > 0,
    checks,
  };
}

async function lookAt(
  { cloudApi }: ApiDependencies,
  access: SetupAccess,
  token: TokenFacts,
  wabaId: string,
  listedUnder: Portfolio | null,
): Promise<AccountChoice> {
  const answer = await cloudApi.getAccount(access.asUser, wabaId);
  if (answer.kind !== 'ok') {
    const owner = {
      portfolioId: listedUnder?.id ?? null,
      portfolioName: listedUnder?.name ?? null,
    };
    return { id: wabaId, name: wabaId, ...owner, checks: [judgeFailure(answer)] };
  }
  const owner = answer.account.owner ?? listedUnder;
  return {
    id: wabaId,
    name: answer.account.name === '' ? wabaId : answer.account.name,
    portfolioId: owner?.id ?? null,
    portfolioName: owner?.name ?? null,
    checks: [...judgeAccount(answer.account), ...judgeGrants(token, wabaId)],
  };
}

/** One account looked at again, and whether it can be used. */
export async function checkAccount(
  deps: ApiDependencies,
  access: SetupAccess,
  wabaId: string,
): Promise<{ account: AccountChoice | null; checks: Check[]; isUsable: boolean }> {
  const debugged = await deps.cloudApi.debugToken(access.asApp, access.token);
  if (debugged.kind !== 'ok' || !debugged.token.isValid) {
    const checks = judgeTokenAnswer(debugged, { appId: access.appId, now: deps.now() });
    return { account: null, checks, isUsable: false };
  }
  const account = await lookAt(deps, access, debugged.token, wabaId, null);
  return { account, checks: account.checks, isUsable: !hasProblem(account.checks) };
}
