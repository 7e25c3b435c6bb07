import type { Router } from 'express';

import type { Context } from '../context.ts';
import { GraphError } from '../graph/graph-error.ts';
import { pageOf } from '../graph/page.ts';
import { describeToken } from './describe-token.ts';
import { defaultUserId } from './token-settings.ts';
import { expiredToken } from './token-state.ts';

/** `GET /debug_token`, `/me` and `/me/businesses`: what a token is, whose, and what it may see. */
export function addTokenRoutes(router: Router, context: Context): void {
  const { accounts, clock, faults, permit, tokens } = context;

  router.get('/debug_token', (request, response) => {
    const caller = permit(request, { scope: null, appWillDo: true });
    const input = request.query['input_token'];
    if (typeof input !== 'string' || input === '') {
      throw new GraphError(100, 'The parameter input_token is required.');
    }
    const now = clock.now();
    const refusal = faults.current().expiredTokens.includes(input)
      ? expiredToken(null, now)
      : undefined;
    const callerApp = caller.kind === 'app' ? caller.appId : null;
    response.json({
      data: describeToken({ accounts, tokens, now }, input, { callerApp, refusal }),
    });
  });

  router.get('/me', (request, response) => {
    const caller = permit(request, { scope: null, appWillDo: true });
    if (caller.kind === 'app') {
      response.json({ id: caller.appId, name: accounts.app(caller.appId)?.name });
    } else if (caller.kind === 'known') {
      response.json({ id: caller.token.userId, name: caller.token.userName });
    } else {
      response.json({ id: defaultUserId, name: 'System user' });
    }
  });

  router.get('/me/businesses', (request, response) => {
    const caller = permit(request, { scope: 'business_management' });
    const seen = accounts
      .portfolios()
      .filter(
        ({ businessId }) =>
          caller.kind !== 'known' || caller.token.businessIds?.includes(businessId) !== false,
      );
    const page = pageOf(request, seen, ({ businessId }) => businessId);
    response.json({
      ...page,
      data: page.data.map(({ businessId, name }) => ({ id: businessId, name })),
    });
  });
}
