import type pg from 'pg';
import type { Logger } from 'pino';

import type { Heard, HeardMessages } from './heard-messages.ts';
import type { Signals, SignalName } from './signals.ts';

const channel = 'waypost';
/** At most one notification per lane in this time, ms. */
const coalesceMs = 10;
const reconnectMs = 1000;

/** News between the processes that share a database. */
export interface ProcessBridge {
  start(): void;
  stop(): Promise<void>;
  /** Tells the other processes which versions' numbers moved. */
  announceCounts(versionIds: readonly number[]): void;
}

interface News {
  from: string;
  lanes?: SignalName[];
  counts?: number[];
  /** Senders that have triggered messages to send. */
  triggered?: string[];
  /** Senders that have other messages to send. */
  bulk?: string[];
  /** Messages that came in, by sender. */
  heard?: Record<string, number>;
}

export interface BridgeOptions {
  pool: pg.Pool;
  signals: Signals;
  instanceId: string;
  log: Logger;
  onCounts(versionIds: readonly number[]): void;
  heard: Heard;
  /** These senders have messages to send. Answers those that are not owned here. */
  onQueued(kind: QueuedKind, senderIds: ReadonlySet<string>): ReadonlySet<string>;
  /** Messages came in, here or in another process. */
  onHeard(heard: HeardMessages): void;
}

export type QueuedKind = 'triggered' | 'bulk';

const queuedKinds = ['triggered', 'bulk'] as const;

/** Lanes whose work another process may have to do. */
const shared = [
  'advance',
  'launched',
  'woken',
  'dispatch',
  'inbound',
  'statuses',
  'launches',
  'calls',
  'counts',
  'joins',
] as const;

/**
 * Carries wake-ups between processes by NOTIFY, never inside a transaction of ours and coalesced
 * (engine.md, section 1). A notification that is lost costs at most one probe of the lane, a second.
 */
export function createProcessBridge(options: BridgeOptions): ProcessBridge {
  const { pool, signals, instanceId, log } = options;
  const lanes = new Set<SignalName>();
  const counts = new Set<number>();
  const queued = { triggered: new Set<string>(), bulk: new Set<string>() };
  const heardHere = new Map<string, number>();
  const unsubscribe: (() => void)[] = [];
  let flushing: NodeJS.Timeout | null = null;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let listener: pg.PoolClient | null = null;
  let reconnecting: NodeJS.Timeout | null = null;
  let stopped = false;

  function flushSoon(): void {
    if (stopped) return;
    const pauseMs = Math.max(0, flushedAt + coalesceMs - performance.now());
    flushing ??= setTimeout(() => {
      flushing = null;
      flushedAt = performance.now();
      const news: News = { from: instanceId, lanes: [...lanes], counts: [...counts] };
      for (const kind of queuedKinds) {
        if (queued[kind].size > 0) news[kind] = [...queued[kind]];
        queued[kind].clear();
      }
      if (heardHere.size > 0) news.heard = Object.fromEntries(heardHere);
      lanes.clear();
      counts.clear();
      heardHere.clear();
      pool.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(news)]).catch((error) => {
        log.debug({ err: error }, 'other processes were not notified');
      });
    }, pauseMs);
  }

  function receive(payload: string | undefined): void {
    const news = parseNews(payload);
    if (news === null || news.from === instanceId) return;
    for (const lane of news.lanes ?? []) signals[lane].raiseHere();
    if (news.counts && news.counts.length > 0) options.onCounts(news.counts);
    for (const kind of queuedKinds) {
      if (news[kind]) options.onQueued(kind, new Set(news[kind]));
    }
    if (news.heard) options.onHeard(new Map(Object.entries(news.heard)));
  }

  async function listen(): Promise<void> {
    try {
      const client = await pool.connect();
      if (stopped) return client.release(true);
      listener = client;
      client.on('notification', (message) => receive(message.payload));
      client.on('error', () => lost(client));
      client.on('end', () => lost(client));
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      log.debug({ err: error }, 'not listening to other processes yet');
      listenAgain();
    }
  }

  function lost(client: pg.PoolClient): void {
    if (listener !== client) return;
    listener = null;
    client.release(true);
    listenAgain();
  }

  function listenAgain(): void {
    if (stopped) return;
    reconnecting ??= setTimeout(() => {
      reconnecting = null;
      void listen();
    }, reconnectMs);
  }

  return {
    start() {
      for (const lane of shared) {
        unsubscribe.push(
          signals[lane].onRaise(() => {
            lanes.add(lane);
            flushSoon();
          }),
        );
      }
      for (const kind of queuedKinds) {
        unsubscribe.push(
          signals[kind].onTold((senderIds) => {
            const others = options.onQueued(kind, senderIds);
            if (others.size === 0) return;
            for (const senderId of others) queued[kind].add(senderId);
            flushSoon();
          }),
        );
      }
      unsubscribe.push(
        options.heard.onHeard((heard) => {
          options.onHeard(heard);
          for (const [senderId, n] of heard) {
            heardHere.set(senderId, (heardHere.get(senderId) ?? 0) + n);
          }
          flushSoon();
        }),
      );
      void listen();
    },
    async stop() {
      stopped = true;
      for (const end of unsubscribe) end();
      if (flushing) clearTimeout(flushing);
      if (reconnecting) clearTimeout(reconnecting);
      const client = listener;
      listener = null;
      client?.release(true);
    },
    announceCounts(versionIds) {
      for (const id of versionIds) counts.add(id);
      flushSoon();
    },
  };
}

function parseNews(payload: string | undefined): News | null {
  try {
    const news: unknown = JSON.parse(payload ?? '');
    if (typeof news !== 'object' || news === null || !('from' in news)) return null;
    if (typeof news.from !== 'string') return null;
    const lanes = 'lanes' in news && Array.isArray(news.lanes) ? news.lanes : [];
    const counts = 'counts' in news && Array.isArray(news.counts) ? news.counts : [];
    const heard = 'heard' in news ? news.heard : null;
    return {
      from: news.from,
      lanes: shared.filter((lane) => lanes.includes(lane)),
      counts: counts.filter((id): id is number => typeof id === 'number'),
      triggered: textsOf('triggered' in news ? news.triggered : null),
      bulk: textsOf('bulk' in news ? news.bulk : null),
      heard: countsOf(heard),
    };
  } catch {
    return null;
  }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function countsOf(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
