import type pg from 'pg';
import type { Accounts } from './accounts.ts';
import { findOrCreateOwner } from './owner.ts';

/** Where a sign-in link leads; the token follows. */
export const LINK_PATH = '/sign-in/link';

/**
 * Makes a link that signs the owner in, once, within 15 minutes.
 * @param origin address of the running server, for example `http://127.0.0.1:4400`.
 */
export async function mintSignInLink(
  accounts: Accounts,
  pool: pg.Pool,
  origin: string,
): Promise<string> {
  const email = await findOrCreateOwner(accounts, pool);
  const token = await accounts.mintToken(email);
  return `${origin}${LINK_PATH}/${token}`;
}
