import type { IncomingMessage } from 'node:http';
import { roleSchema, type Role } from '@waypost/api';
import { findApiKey } from '@waypost/engine/api-keys';
import type { Database } from '@waypost/engine/database';
import { fromNodeHeaders } from 'better-auth/node';
import type { Kysely } from 'kysely';
import type { Accounts } from './accounts.ts';
import { comesFromStudio } from './same-origin.ts';
import { isSameKey } from './same-key.ts';

/** Who makes a request, and what they may do. */
export interface Identity {
  /** For the audit log: an e-mail address, or `api-key:<name>`. */
  readonly actor: string;
  readonly role: Role;
}

/** Tells who makes a request; null when nobody we know. */
export type Identify = (request: IncomingMessage) => Promise<Identity | null>;

const ROLES: readonly Role[] = ['viewer', 'author', 'publisher', 'admin'];

/** Whether a role may do what `needed` may: each may do all that the ones before it may. */
export function roleAllows(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/**
 * Recognises API keys (`Authorization: Bearer …`) and the studio's session cookie. A request that brings a key is
 * judged by the key alone. A cookie only counts for changes when the request comes from the studio itself.
 */
export function createIdentify(options: {
  accounts: Accounts;
  db: Kysely<Database>;
  /** WAYPOST_API_KEY */
  environmentKey: string | null;
  now: () => number;
}): Identify {
  const { accounts, db, environmentKey, now } = options;
  return async (request) => {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      const key = /^Bearer (.+)$/i.exec(authorization)?.[1]?.trim();
      if (!key) return null;
      if (environmentKey !== null && isSameKey(key, environmentKey)) {
        return { actor: 'api-key:WAYPOST_API_KEY', role: 'admin' };
      }
      const found = await findApiKey(db, key, now());
      return found && { actor: `api-key:${found.name}`, role: found.role };
    }
    if (!request.headers.cookie || !comesFromStudio(request)) return null;
    const headers = fromNodeHeaders(request.headers);
    // A database that takes no writes still knows who is signed in, but can't prolong it.
    const session = await accounts.auth.api
      .getSession({ headers })
      .catch(() => accounts.auth.api.getSession({ headers, query: { disableRefresh: true } }));
    const role = roleSchema.safeParse(session?.user.role);
    return session && role.success ? { actor: session.user.email, role: role.data } : null;
  };
}
