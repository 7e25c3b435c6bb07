import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

import type { Database, SendHoldTable, SendMarkKind } from '../database/schema.ts';
import type { Discard } from './discard.ts';
import { engageHold } from './engage-hold.ts';
import { judgeDatabase } from './judge-database.ts';
import { loadSendingState, type SendingState, type ServerIdentity } from './load-sending-state.ts';
import { loadServerIdentity } from './load-server-identity.ts';
import { noteIdentity } from './note-identity.ts';
import { furthest } from './send-marks.ts';
import type { SendRecord } from './send-record.ts';

/** What was heard reaches the record this late, ms: until then a crash of the database may take it back. */
const heardDelayMs = 10_000;
/**
 * Another server or timeline that nothing proves to be right is looked at for as long, ms, before sending is held: a
 * process that has watched it all along notes within a second that it is.
 */
const strangerMs = 15_000;
/** How often the record says that it is still true, ms. */
const confirmEveryMs = 10_000;

/**
 * Whether this process may send. It may when the database was looked at since the connection was last lost, and does
 * not lag behind the record outside it; and while nobody has yet decided what becomes of what was queued before a
 * restore, nothing is claimed, enrolled or moved on (docs/engine.md, "Restoring").
 */
export class Sending {
  readonly #record: SendRecord;
  readonly #log: Logger;
  readonly #now: () => number;
  readonly #heard = new Map<string, { value: number; since: number }>();
  #generation = 0;
  #isHeld = true;
  #discard: Discard | null = null;
  /** How often the database may have become another one; all is well once a look has followed the last doubt. */
  #doubts = 1;
  #settledDoubts = 0;
  /** Since when the database is on a server that nothing proves to be right, on the monotonic clock. */
  #strangeSince: number | null = null;
  #looking: Promise<void> = Promise.resolve();
  /** The record was true of this database while this process ran. */
  #wasWatched = false;

  constructor(record: SendRecord, log: Logger, now: () => number) {
    this.#record = record;
    this.#log = log;
    this.#now = now;
  }

  /** True until a look at the database has shown that nothing speaks against sending. */
  isHeld(): boolean {
    return this.#isHeld || this.#settledDoubts !== this.#doubts;
  }

  /** What is not sent any more, by somebody's decision after a restore; null when nothing was ever discarded. */
  get discard(): Discard | null {
    return this.#discard;
  }

  /** The generation that the record knows, at least. */
  get knownGeneration(): number {
    return Math.max(0, ...[...this.#record.entries().values()].map(({ generation }) => generation));
  }

  /** The connection was lost: what answers next may be another server. */
  doubt(): void {
    this.#doubts += 1;
  }

  /** A claim is committed; called before anything of it leaves. */
  noteClaim(senderId: string, kind: SendMarkKind, n: number): void {
    const known = this.#record.entries().get(senderId);
    const marks = { generation: this.#generation, claims: 0, triggered: 0, heard: 0, [kind]: n };
    this.#record.write(senderId, {
      ...(known === undefined ? marks : furthest(known, marks)),
      at: this.#now(),
    });
  }

  /**
   * Looks at the database, holds sending if it was set back, and brings the record up to date. One look at a time: an
   * older one never overrules a newer one.
   */
  check(db: Kysely<Database>): Promise<void> {
    const look = this.#looking.then(() => this.#look(db));
    this.#looking = look.catch(() => {});
    return look;
  }

  async #look(db: Kysely<Database>): Promise<void> {
    const doubts = this.#doubts;
    // From before the reading: what is claimed while it runs would else look like work that the database lost.
    const remembered = new Map(this.#record.entries());
    const state = await loadSendingState(db);
    const actual = doubts === this.#settledDoubts ? state.identity : await loadServerIdentity(db);
    const { hold, knownUntil } = judgeDatabase(state, actual, remembered);
    if (hold === null) this.#strangeSince = null;
    else if (!state.isHeld && this.#mayBeTold(hold)) return;
    if (hold !== null && !state.isHeld) {
      await this.#hold(db, hold, knownUntil);
      this.#isHeld = true;
    } else {
      if (!state.isHeld && isOther(state, actual)) {
        await noteIdentity(db, actual, Math.max(1, state.generation));
      }
      this.#isHeld = state.isHeld;
      this.#discard = state.discard;
    }
    if (!this.#isHeld) this.#remember(state);
    this.#wasWatched = true;
    this.#settledDoubts = doubts;
  }

  /** Whether somebody who knows better may still note that a server nobody here knows is the right one. */
  #mayBeTold(hold: SendHoldTable['reason']): boolean {
    if (hold === 'behind') return false;
    this.#strangeSince ??= performance.now();
    return performance.now() - this.#strangeSince < strangerMs;
  }

  async #hold(
    db: Kysely<Database>,
    reason: SendHoldTable['reason'],
    knownUntil: number | null,
  ): Promise<void> {
    const now = this.#now();
    // While this process runs, its lanes may have gone on for a moment with what the database believes.
    const lostUntil = this.#wasWatched || knownUntil === null ? now : knownUntil;
    await engageHold(db, reason, lostUntil, now);
    this.#log.error({ reason }, 'the database was set back: sending is held');
  }

  #remember(state: SendingState): void {
    const at = this.#now();
    this.#generation = Math.max(1, state.generation);
    for (const [senderId, marks] of state.marks) {
      const known = this.#record.entries().get(senderId);
      const seen = {
        ...marks,
        generation: this.#generation,
        heard: this.#settledHeard(senderId, marks.heard),
      };
      const next = known === undefined ? seen : furthest(known, seen);
      const isSame =
        known !== undefined &&
        known.generation === next.generation &&
        known.claims === next.claims &&
        known.triggered === next.triggered &&
        known.heard === next.heard &&
        at - known.at < confirmEveryMs;
      if (!isSame) this.#record.write(senderId, { ...next, at });
    }
  }

  #settledHeard(senderId: string, value: number): number {
    const moment = performance.now();
    const waiting = this.#heard.get(senderId);
    if (waiting === undefined || moment - waiting.since >= heardDelayMs) {
      this.#heard.set(senderId, { value, since: moment });
      return waiting?.value ?? 0;
    }
    return 0;
  }
}

function isOther({ identity, generation }: SendingState, actual: ServerIdentity | null): boolean {
  if (generation === 0) return true;
  if (actual === null) return false;
  return identity?.systemId !== actual.systemId || identity.timeline !== actual.timeline;
}
