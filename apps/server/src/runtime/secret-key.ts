import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';

const FILE = 'secret-key';
const BYTES = 32;

/**
 * The key that encrypts access tokens and signs sessions: WAYPOST_SECRET_KEY or, without one, a file in the data
 * folder that only its owner can read, made on first use.
 * @throws Error when the file holds something else than a key.
 */
export async function loadSecretKey(config: Config): Promise<Buffer> {
  if (config.secretKey) return config.secretKey;
  await mkdir(config.dataDir, { recursive: true });
  const path = join(config.dataDir, FILE);
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known === null) await createKeyFile(path);
  const key = Buffer.from((known ?? (await readFile(path, 'utf8'))).trim(), 'base64');
  if (key.length !== BYTES) {
    throw new Error(
      `${path} does not hold a key of ${BYTES} bytes in base64. Put the right file back; ` +
        'without it, stored access tokens can not be read.',
    );
  }
  return key;
}

/** Never replaces a key that another process made meanwhile. */
async function createKeyFile(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
