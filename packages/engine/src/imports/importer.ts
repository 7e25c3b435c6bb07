import { setTimeout as sleep } from 'node:timers/promises';

import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';

import type { Database } from '../database/schema.ts';
import { Signal } from '../lanes/signal.ts';
import { beginImport, type ImportOptions } from './begin-import.ts';
import { claimImport, type ClaimedImport } from './claim-import.ts';
import { failImport } from './end-import.ts';
import { ImportTakenOver, whileHeld } from './hold-import.ts';
import { FileGone, removeBrokenUploads } from './import-file.ts';
import type { ImportRow } from './import-row.ts';
import { runImport } from './run-import.ts';

export interface ImporterOptions {
  db: Kysely<Database>;
  pool: pg.Pool;
  log: Logger;
  /** ms since the epoch */
  now: () => number;
}

/** Does imports in the background, one at a time, the oldest first; several processes share them. */
export interface Importer {
  /** Takes up what waits, whichever process received it, and what the end of another process interrupted. */
  start(): void;
  /** Sets an import to work; undefined when there is none that waits. */
  begin(
    id: string,
    status: 'checking' | 'importing',
    options: ImportOptions,
  ): Promise<ImportRow | undefined>;
  /** Ends after the present set of rows. What is unfinished goes on in another process, or at the next start. */
  stop(): Promise<void>;
}

/** Runs of one import before it is given up; a lost database comes back within that time. */
const tries = 6;
const firstPauseMs = 500;
/** Imports begun in another process are found after this time. */
const probeMs = 2000;
/** Pieces that nobody knows and that are this old belong to no upload. */
const uploadMs = 60 * 60_000;
const tidyEveryMs = 60 * 60_000;

export function createImporter({ db, pool, log, now }: ImporterOptions): Importer {
  const stopping = new AbortController();
  const { signal } = stopping;
  const woken = new Signal();
  let working: Promise<void> | null = null;
  let tidyAt = 0;
  /** Of the import that is at work. */
  let failures = 0;

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const did = await round().catch((error: unknown) => {
        log.warn({ err: error }, 'imports could not be looked for');
        return false;
      });
      if (!did) await woken.wait(signal.aborted ? 0 : probeMs);
    }
  }

  /** Answers whether there was an import. */
  async function round(): Promise<boolean> {
    if (performance.now() >= tidyAt) {
      await removeBrokenUploads(db, now() - uploadMs);
      tidyAt = performance.now() + tidyEveryMs;
    }
    const claimed = await claimImport(db, pool);
    if (claimed === null) return false;
    try {
      await run(claimed);
      failures = 0;
    } catch (error) {
      await dealWith(error, claimed);
    } finally {
      claimed.release();
    }
    return true;
  }

  async function run({ row, worker, lost }: ClaimedImport): Promise<void> {
    await runImport({ db, worker, now, signal: AbortSignal.any([signal, lost]) }, row);
  }

  async function dealWith(error: unknown, { row, worker }: ClaimedImport): Promise<void> {
    if (error instanceof ImportTakenOver) return;
    failures += 1;
    log.error({ err: error, importId: row.id }, 'an import was interrupted');
    const gone = error instanceof FileGone;
    if (gone || failures >= tries) {
      const failure = gone
        ? 'The uploaded file is not there any more. Upload it again.'
        : 'Something went wrong here, not with your file. Start the import again; the log of the server says what happened.';
      await whileHeld({ db, worker }, row.id, (trx) =>
        failImport(trx, row.id, failure, now()),
      ).catch((cause: unknown) => {
        log.error({ err: cause, importId: row.id }, 'an import could not be ended');
      });
      failures = 0;
    }
    await sleep(firstPauseMs * 2 ** failures, undefined, { signal }).catch(() => {});
  }

  return {
    start() {
      working ??= loop();
    },
    async begin(id, status, options) {
      const begun = await beginImport(db, id, status, options, now());
      if (begun !== undefined) woken.raise();
      return begun;
    },
    async stop() {
      stopping.abort();
      woken.raise();
      await working;
    },
  };
}
