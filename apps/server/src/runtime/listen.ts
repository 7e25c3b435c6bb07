import type { Server } from 'node:http';

/** How many ports are tried, the wanted one first. */
const TRIES = 20;

/**
 * Listens on the wanted port or, when something else uses it and `orNear`, on the next free one. Port 0 means any.
 * @returns the port.
 * @throws Error naming HOST or PORT when none of {@link TRIES} can be had.
 */
export async function listenNear(
  server: Server,
  host: string,
  wanted: number,
  orNear = true,
): Promise<number> {
  // Longer than clients keep an idle connection, or they write into one that closes at that moment.
  server.keepAliveTimeout = 65_000;
  const tries = orNear ? TRIES : 1;
  for (let port = wanted; port < wanted + tries && port <= 65_535; port += 1) {
    const problem = await tryListen(server, host, port);
    if (problem === null) return portOf(server);
    if (problem === 'EADDRNOTAVAIL' || problem === 'ENOTFOUND') {
      throw new Error(`HOST ${host} is not an address of this machine.`);
    }
    if (problem === 'EACCES') {
      throw new Error(`PORT ${port} may not be used by this account. Choose one above 1023.`);
    }
    if (problem !== 'EADDRINUSE') throw new Error(`Can't listen on ${host}:${port}: ${problem}.`);
  }
  if (!orNear) throw new Error(`PORT ${wanted} is in use by something else.`);
  throw new Error(
    `The ports ${wanted} to ${wanted + TRIES - 1} are all in use. Set PORT to a free one.`,
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('The server is not listening.');
  return address.port;
}

/** @returns the error's code, or null when it listens. */
function tryListen(server: Server, host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      resolve(error.code ?? error.message);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(null);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, host);
  });
}
