import { fromNodeHeaders } from 'better-auth/node';
import express, { type Express, type Request as StudioRequest, type Response } from 'express';
import type { Accounts } from './accounts.ts';
import { comesFromStudio } from './same-origin.ts';
import { LINK_PATH } from './sign-in-link.ts';

/** What of better-auth the studio uses. Everything else it offers stays closed. */
const STUDIO_ROUTES = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/api/auth/change-password',
];

/**
 * Adds the routes by which people sign in and out.
 * @param secureOrigin address whose cookies must travel encrypted only (PUBLIC_URL with https), or null.
 */
export function mountSignIn(app: Express, accounts: Accounts, secureOrigin: string | null): void {
  const secureHost = secureOrigin === null ? null : new URL(secureOrigin).host;

  const setCookies = (
    request: StudioRequest,
    response: Response,
    cookies: readonly string[],
  ): void => {
    const secure = request.headers.host === secureHost;
    for (const cookie of cookies) {
      response.append('set-cookie', secure ? `${cookie}; Secure` : cookie);
    }
  };

  app.get(`${LINK_PATH}/:token`, async (request, response) => {
    response.set('cache-control', 'no-store').set('referrer-policy', 'no-referrer');
    const answer = await accounts.auth.api
      .magicLinkVerify({
        query: { token: request.params.token },
        headers: fromNodeHeaders(request.headers),
        asResponse: true,
      })
      .catch(() => null);
    const cookies = answer?.headers.getSetCookie() ?? [];
    if (!answer?.ok || cookies.length === 0) {
      response.redirect('/sign-in?reason=used');
      return;
    }
    setCookies(request, response, cookies);
    response.redirect('/');
  });

  app.post(
    STUDIO_ROUTES,
    express.text({ type: () => true, limit: '10kb' }),
    async (request, response) => {
      if (!comesFromStudio(request)) {
        response.status(403).json({ message: 'Sign in on the page of Waypost itself.' });
        return;
      }
      const body: unknown = request.body;
      const answer = await accounts.auth.handler(
        new Request(new URL(request.originalUrl, accounts.origin), {
          method: 'POST',
          headers: fromNodeHeaders(request.headers),
          body: typeof body === 'string' && body !== '' ? body : '{}',
        }),
      );
      setCookies(request, response, answer.headers.getSetCookie());
      const type = answer.headers.get('content-type');
      if (type) response.type(type);
      response
        .set('cache-control', 'no-store')
        .status(answer.status)
        .send(await answer.text());
    },
  );
}
