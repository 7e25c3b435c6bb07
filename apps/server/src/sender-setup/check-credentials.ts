import { judgeFailure, judgeTokenAnswer, type Check } from '@waypost/whatsapp';

import type { ApiDependencies } from '../routes/dependencies.ts';
import type { SetupAccess } from './setup-access.ts';

/** Whether app id and secret belong together, and whether the token can run a sender. */
export async function checkCredentials(
  deps: ApiDependencies,
  { asUser, asApp, appId, token }: SetupAccess,
): Promise<Check[]> {
  const { cloudApi } = deps;
  const answer = await cloudApi.debugToken(asApp, token);
  const checks = judgeTokenAnswer(answer, { appId, now: deps.now() });
  if (answer.kind !== 'ok' || !answer.token.isValid) return checks;
  // `debug_token` looks at the token; only a call with it proves that it is let in.
  const me = await cloudApi.me(asUser);
  return me.kind === 'ok' ? checks : [...checks, judgeFailure(me)];
}
