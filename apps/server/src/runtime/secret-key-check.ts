import { hkdfSync } from 'node:crypto';
import type { SecretBox } from '@waypost/engine/secrets';
import type pg from 'pg';
import { z } from 'zod';

/** The secret key is another one than the database was used with. The message says what to do. */
export class WrongSecretKey extends Error {
  override readonly name = 'WrongSecretKey';

  constructor() {
    super(
      'The secret key is not the one this database was used with, so access tokens and sessions could not be read.\n' +
        'Give this server the same WAYPOST_SECRET_KEY as the others, or the file secret-key of the DATA_DIR that was used before.\n' +
        'If the key is lost: npm run waypost -- new-secret-key, then enter the access tokens and app secrets again.',
    );
  }
}

const row = 'secret key';
const noteSchema = z.object({ fingerprint: z.string() });

/**
 * Makes sure that all processes on one database have the same secret key. The first one notes the key's fingerprint,
 * from which the key can't be told.
 * @throws WrongSecretKey
 */
export async function checkSecretKey(
  pool: pg.Pool,
  secretKey: Buffer,
  secretBox: SecretBox,
): Promise<void> {
  const known = await readFingerprint(pool);
  if (known === null && !(await opensSecrets(pool, secretBox))) throw new WrongSecretKey();
  if (known === null) {
    await pool.query(
      `insert into installation (key, value, updated_at) values ($1, $2, now()) on conflict (key) do nothing`,
      [row, noteOf(secretKey)],
    );
  }
  if ((known ?? (await readFingerprint(pool))) !== fingerprintOf(secretKey)) {
    throw new WrongSecretKey();
  }
}

/** From now on this key is the one: what was encrypted with the former can't be read any more. */
export async function acceptSecretKey(pool: pg.Pool, secretKey: Buffer): Promise<void> {
  await pool.query(
    `insert into installation (key, value, updated_at) values ($1, $2, now())
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [row, noteOf(secretKey)],
  );
}

function noteOf(secretKey: Buffer): string {
  return JSON.stringify({ fingerprint: fingerprintOf(secretKey) });
}

function fingerprintOf(secretKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'waypost fingerprint', 16)).toString('hex');
}

async function readFingerprint(pool: pg.Pool): Promise<string | null> {
  const found = await pool.query<{ value: unknown }>(
    'select value from installation where key = $1',
    [row],
  );
  return noteSchema.safeParse(found.rows[0]?.value).data?.fingerprint ?? null;
}

/** Whether what is stored was encrypted with this key; databases of before the fingerprint have none. */
async function opensSecrets(pool: pg.Pool, secretBox: SecretBox): Promise<boolean> {
  const found = await pool.query<{ token: Buffer }>('select token from sender limit 1');
  const token = found.rows[0]?.token;
  if (token === undefined) return true;
  try {
    secretBox.open(token);
    return true;
  } catch {
    return false;
  }
}
