import type { Database } from '@waypost/engine/database';
import { backlogOf, type Backlog } from '@waypost/engine/metering';
import type { Kysely } from 'kysely';

/** A reading is used again for this long, ms. */
const freshMs = 2000;
/** Reading takes at most this share of the time, however much waits. */
const share = 0.05;

/** Reads what waits, not more often than it may cost. Null while it can't be read. */
export type BacklogReader = () => Promise<Backlog | null>;

export function createBacklogReader(db: Kysely<Database>): BacklogReader {
  let known: Promise<Backlog | null> | null = null;
  let freshUntil = 0;
  return () => {
    if (known !== null && performance.now() < freshUntil) return known;
    const began = performance.now();
    freshUntil = Number.POSITIVE_INFINITY;
    known = backlogOf(db, Date.now())
      .catch(() => null)
      .finally(() => {
        const took = performance.now() - began;
        freshUntil = performance.now() + Math.max(freshMs, took / share);
      });
    return known;
  };
}
