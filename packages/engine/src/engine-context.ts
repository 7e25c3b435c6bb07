import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';

import type { CallGate } from './calls/call-settings.ts';
import type { Database } from './database/schema.ts';
import type { PublishedVersions } from './journeys/published-versions.ts';
import type { Heard } from './lanes/heard-messages.ts';
import type { LaneBook } from './lanes/lane-book.ts';
import type { RightOfWay } from './lanes/right-of-way.ts';
import type { Signals } from './lanes/signals.ts';
import type { Meter } from './metering/meter.ts';
import type { Sending } from './send-holds/sending.ts';
import type { ShortLinks } from './links/short-links.ts';
import type { SamplePictures } from './templates/sync-account.ts';

/** How to reach Meta (or the simulator) for one sender, secrets in the clear. */
export interface SenderConnection {
  /** Without version and without trailing slash, e.g. `https://graph.facebook.com`. */
  baseUrl: string;
  /** Graph API version, e.g. `v25.0`. */
  version: string;
  token: string;
  appSecret: string;
}

/** What a connection is resolved from. */
export interface SenderCredentials {
  id: string;
  connection: 'simulator' | 'meta';
  token: Buffer;
  app_secret: Buffer;
}

/** Decrypts a sender's secrets and picks its address. Supplied by the server. */
export type ConnectionResolver = (
  sender: SenderCredentials,
) => SenderConnection | Promise<SenderConnection>;

/** What the lanes of one engine share. */
export interface EngineContext {
  db: Kysely<Database>;
  /** Connections for what somebody waits for: few rows by their keys, planned once (`connect`). */
  prompt: Kysely<Database>;
  /** Connections for the loops that move people and messages: hundreds of rows by their keys, planned once. */
  bulk: Kysely<Database>;
  pool: pg.Pool;
  connections: ConnectionResolver;
  versions: PublishedVersions;
  signals: Signals;
  /** Messages that came in, for the owners of their senders. */
  heard: Heard;
  /** Whether anything may be sent, and what is remembered of it outside the database. */
  sending: Sending;
  log: Logger;
  /** Which lanes go round, for the watchdog. */
  lanes: LaneBook;
  meter: Meter;
  /** Work that somebody waits for goes before work that nobody does. */
  rightOfWay: RightOfWay;
  /** This process moves people: it acts upon an event in the transaction that records it. */
  advances: boolean;
  /** Null: links are sent as they were written. */
  shortLinks: ShortLinks | null;
  samplePictures: SamplePictures;
  /** For requests to other systems. */
  calls: CallGate;
  /** Milliseconds since the epoch. Movable in tests; leases use the database's clock instead. */
  now(): number;
  /** How long a message without an answer waits for a status before it may be sent again, ms. */
  graceMs: number;
  /** This engine among all that share the database; owner of leases. */
  instanceId: string;
}
