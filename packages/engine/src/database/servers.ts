import pg from 'pg';

import type { ServerList, ServerPlace } from './server-list.ts';

/** A server that does not answer for so long is passed over, ms. */
const answerMs = 3000;
/** How often the present server is looked at, ms: one that hangs cuts no connection by itself. */
const watchEveryMs = 5000;

/** No server of the address can be reached and takes writes. */
export class NoWritableServer extends Error {
  override readonly name = 'NoWritableServer';
}

/**
 * Knows which of several servers takes writes. After a failover all connections to the former one are
 * cut, so that everybody fails at once, and goes on at the new one.
 */
export class Servers {
  readonly #list: ServerList;
  readonly #config: pg.ClientConfig;
  readonly #connected = new Map<pg.Client, ServerPlace>();
  #present: ServerPlace | null = null;
  #last: ServerPlace | null = null;
  #finding: Promise<ServerPlace> | null = null;
  #watching: NodeJS.Timeout | null = null;

  /** `config`: how to sign in; its host and port don't count. */
  constructor(list: ServerList, config: pg.ClientConfig) {
    this.#list = list;
    this.#config = config;
  }

  /**
   * The server that takes writes, looked for unless it is known.
   * @throws NoWritableServer
   */
  async writable(): Promise<ServerPlace> {
    if (this.#present !== null) return this.#present;
    this.#finding ??= this.#find().finally(() => {
      this.#finding = null;
    });
    return this.#finding;
  }

  /** A connection failed: whoever asks next looks again. */
  doubt(place: ServerPlace): void {
    if (this.#present === place) this.#present = null;
  }

  /** Takes note of a connection, to cut it when its server is no longer the one. */
  connected(client: pg.Client, place: ServerPlace): void {
    this.#connected.set(client, place);
    client.once('end', () => this.#connected.delete(client));
    if (this.#last !== null && this.#last !== place) cut(client);
  }

  /** Whether this session is what the address asks for. */
  async accepts(client: pg.Client): Promise<boolean> {
    return this.#list.target === 'any' || isWritable(client);
  }

  /** Looks at the present server every few seconds from now on. */
  watch(): void {
    this.#watching ??= setInterval(() => void this.#look(), watchEveryMs).unref();
  }

  stop(): void {
    if (this.#watching) clearInterval(this.#watching);
  }

  async #look(): Promise<void> {
    const place = this.#present;
    if (place === null || (await this.#answers(place))) return;
    this.doubt(place);
    // Nobody may be asking: everybody waits for an answer of the one that hangs.
    await this.writable().catch(() => {});
  }

  /** In the order of the address, the last known one first. */
  async #find(): Promise<ServerPlace> {
    const last = this.#last;
    const { servers } = this.#list;
    const order = last === null ? servers : [last, ...servers.filter((place) => place !== last)];
    for (const place of order) {
      // One after the other: the order says which is preferred.
      // oxlint-disable-next-line no-await-in-loop
      if (await this.#answers(place)) {
        this.#present = place;
        this.#last = place;
        for (const [client, at] of this.#connected) if (at !== place) cut(client);
        return place;
      }
    }
    throw new NoWritableServer(
      `None of the ${servers.length} database servers can be reached and takes writes.`,
    );
  }

  async #answers(place: ServerPlace): Promise<boolean> {
    const client = new pg.Client({
      ...this.#config,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      application_name: 'waypost look-out',
    });
    client.host = place.host;
    client.port = place.port;
    client.on('error', () => {});
    try {
      await client.connect();
      return await this.accepts(client);
    } catch {
      return false;
    } finally {
      void client.end().catch(() => {});
    }
  }
}

/** Whether this session may write: it is on no standby, and not read-only by a setting. */
async function isWritable(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ writable: boolean }>(
    `SELECT NOT pg_is_in_recovery() AND NOT current_setting('transaction_read_only')::boolean AS writable`,
  );
  return rows[0]?.writable ?? false;
}

function cut(client: pg.Client): void {
  client.connection.stream.destroy();
}
