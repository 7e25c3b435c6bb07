import type pg from 'pg';
import type { Accounts } from './accounts.ts';

/** Stands in until somebody gives the owner's real address. `.local` never leaves the machine. */
const LOCAL_OWNER = 'owner@waypost.local';

/**
 * The person a sign-in link signs in: the first administrator, made on first use.
 * @returns their e-mail address.
 */
export async function findOrCreateOwner(accounts: Accounts, pool: pg.Pool): Promise<string> {
  const found = await pool.query<{ email: string }>(
    `select email from auth_user where role = 'admin' order by "createdAt", id limit 1`,
  );
  const email = found.rows[0]?.email;
  if (email) return email;
  await createAdministrator(accounts, LOCAL_OWNER);
  return LOCAL_OWNER;
}

/** Whether an administrator has a password. Before that, only people at this machine may come in. */
export async function ownerHasPassword(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query(
    `select 1 from auth_account a join auth_user u on u.id = a."userId"
     where u.role = 'admin' and a."providerId" = 'credential' and a.password is not null limit 1`,
  );
  return found.rows.length > 0;
}

/**
 * Gives an administrator this e-mail address and password. The owner made by the first sign-in link takes the
 * address; everybody else's sessions of that person end.
 * @throws Error when the password is shorter than 12 characters.
 */
export async function setOwnerPassword(
  accounts: Accounts,
  pool: pg.Pool,
  owner: { email: string; password: string },
): Promise<void> {
  const email = owner.email.toLowerCase();
  const { internalAdapter, password } = await accounts.auth.$context;
  if (owner.password.length < password.config.minPasswordLength) {
    throw new Error(`The password needs at least ${password.config.minPasswordLength} characters.`);
  }
  await pool.query(
    `update auth_user set email = $1 where email = $2 and not exists (select 1 from auth_user where email = $1)`,
    [email, LOCAL_OWNER],
  );
  const existing = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  const userId = existing?.user.id ?? (await createAdministrator(accounts, email));
  await internalAdapter.updateUser(userId, { role: 'admin', emailVerified: true });
  const hash = await password.hash(owner.password);
  if (existing?.accounts.some((account) => account.providerId === 'credential')) {
    await internalAdapter.updatePassword(userId, hash);
  } else {
    await internalAdapter.linkAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
  }
  await internalAdapter.deleteUserSessions(userId);
}

async function createAdministrator(accounts: Accounts, email: string): Promise<string> {
  const { internalAdapter } = await accounts.auth.$context;
  const user = await internalAdapter.createUser(
    { email, name: 'Owner', emailVerified: true, role: 'admin' },
    { method: 'admin' },
  );
  return user.id;
}
