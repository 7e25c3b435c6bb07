import pg from 'pg';

import { NoWritableServer, type Servers } from './servers.ts';

/** A server that does not answer a new connection for so long counts as gone, ms. */
const connectMs = 5000;

type Callback = (error: Error | null, client?: pg.Client) => void;

/** A kind of `pg.Client` that connects to whichever of the servers takes writes at that moment. */
export function serverClient(servers: Servers): new (config?: pg.ClientConfig) => pg.Client {
  return class ServerClient extends pg.Client {
    override connect(): Promise<pg.Client>;
    override connect(callback: Callback): void;
    override connect(callback?: Callback): Promise<pg.Client> | void {
      const connected = this.#connect().then(() => this);
      if (callback === undefined) return connected;
      connected.then(
        (client) => callback(null, client),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    }

    async #connect(): Promise<void> {
      const place = await servers.writable();
      this.host = place.host;
      this.port = place.port;
      const late = setTimeout(() => {
        this.connection.stream.destroy(new Error('the database server did not answer in time'));
      }, connectMs);
      try {
        await super.connect();
        if (!(await servers.accepts(this))) {
          await super.end();
          throw new NoWritableServer('The database server became read-only.');
        }
      } catch (error) {
        servers.doubt(place);
        throw error;
      } finally {
        clearTimeout(late);
      }
      servers.connected(this, place);
    }
  };
}
