import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import type { Express, Response } from 'express';
import type { Accounts } from './accounts.ts';
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
    const secure = secureOrigin !== null && request.headers.host === new URL(secureOrigin).host;
    setCookies(response, cookies, secure);
    response.redirect('/');
  });

  const handler = toNodeHandler(accounts.auth);
  app.post(STUDIO_ROUTES, (request, response) => handler(request, response));
}

function setCookies(response: Response, cookies: readonly string[], secure: boolean): void {
  response.append(
    'set-cookie',
    cookies.map((cookie) => (secure ? `${cookie}; Secure` : cookie)),
  );
}
