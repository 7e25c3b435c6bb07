import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateFolder } from './server-account.ts';
import type { ServerAccount } from './run-program.ts';
import type { Endpoint } from './settings.ts';

/** Linux allows 108 bytes for a socket's path, macOS 104; PostgreSQL appends `/.s.PGSQL.<port>`. */
const LONGEST_SOCKET_DIR = 103 - '/.s.PGSQL.65535'.length;
const SOCKET_PORT = 5432;

/**
 * Chooses where the server listens: a Unix socket inside the data folder; when that path is too long, in a
 * private folder under the temporary one; where sockets don't serve, a free port on the loopback address.
 */
export async function chooseEndpoint(
  dataDir: string,
  account: ServerAccount | null,
): Promise<Endpoint> {
  if (process.platform !== 'win32') {
    const inside = join(dataDir, 'socket');
    const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
    for (const candidate of [
      inside,
      join(tmpdir(), `waypost-${digest}`),
      `/tmp/waypost-${digest}`,
    ]) {
      if (Buffer.byteLength(candidate) > LONGEST_SOCKET_DIR) continue;
      if (await canOwn(candidate, account)) return { socketDir: candidate, port: SOCKET_PORT };
    }
  }
  return { socketDir: null, port: await freePort() };
}

/** Somebody else may have made a folder of this name in a shared place, to listen in our stead. */
async function canOwn(folder: string, account: ServerAccount | null): Promise<boolean> {
  const owner = account?.uid ?? process.getuid?.();
  try {
    const found = await lstat(folder).catch(() => null);
    if (found && (!found.isDirectory() || found.uid !== owner)) return false;
    await makePrivateFolder(folder, account);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
