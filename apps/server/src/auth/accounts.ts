import { hkdfSync, randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import type pg from 'pg';

/** A sign-in link works once, for this long; in seconds. */
export const LINK_LIFETIME = 15 * 60;

const SESSION_LIFETIME = 30 * 24 * 60 * 60;

export interface AccountsOptions {
  readonly pool: pg.Pool;
  /** The installation's secret key; the key that signs cookies is derived from it. */
  readonly secretKey: Buffer;
  /** Addresses under which people reach the studio, for example `http://127.0.0.1:4400`; the first is the usual one. */
  readonly origins: readonly [string, ...string[]];
}

/** People who sign in and their sessions: better-auth on our own tables. */
export function createAccounts({ pool, secretKey, origins }: AccountsOptions) {
  /** Tokens of links that were asked for and not yet handed out, by request. */
  const minted = new Map<string, string>();
  const auth = betterAuth({
    appName: 'Waypost',
    database: pool,
    secret: Buffer.from(hkdfSync('sha256', secretKey, '', 'waypost sessions', 32)).toString(
      'base64',
    ),
    baseURL: origins[0],
    basePath: '/api/auth',
    trustedOrigins: (request) => [...origins, ...ownOrigin(request)],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    user: {
      modelName: 'auth_user',
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'viewer' },
      },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: SESSION_LIFETIME,
      updateAge: 24 * 60 * 60,
    },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'waypost',
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => {
          const request: unknown = metadata?.['request'];
          if (typeof request === 'string') minted.set(request, token);
        },
      }),
    ],
  });

  /**
   * Makes a token that signs the person with this e-mail address in, once, within {@link LINK_LIFETIME}.
   * @throws Error when better-auth made none.
   */
  async function mintToken(email: string): Promise<string> {
    const request = randomUUID();
    await auth.api.signInMagicLink({
      body: { email, metadata: { request } },
      headers: new Headers(),
    });
    const token = minted.get(request);
    minted.delete(request);
    if (token === undefined) throw new Error('No sign-in link could be made.');
    return token;
  }

  return { auth, mintToken, origin: origins[0] };
}

/** A page may sign in to the very host it came from, under whatever name or address people reach it. */
function ownOrigin(request: Request | undefined): string[] {
  const origin = request?.headers.get('origin');
  if (!origin || !URL.canParse(origin)) return [];
  return new URL(origin).host === request?.headers.get('host') ? [origin] : [];
}

export type Accounts = ReturnType<typeof createAccounts>;
