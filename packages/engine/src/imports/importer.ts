import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Kysely } from 'kysely';
import type { Logger } from 'pino';

import type { Database } from '../database/schema.ts';
import { beginImport, type ImportOptions } from './begin-import.ts';
import { failImport } from './end-import.ts';
import { getImport, nextImport } from './get-import.ts';
import type { ImportRow } from './import-row.ts';
import { runImport } from './run-import.ts';

export interface ImporterOptions {
  db: Kysely<Database>;
  /** Holds the files, each named by its import. */
  folder: string;
  log: Logger;
  /** ms since the epoch */
  now: () => number;
}

/** Does imports in the background, one at a time, the oldest first. */
export interface Importer {
  /** Where the file of an import lies. */
  pathOf(id: string): string;
  /** Takes up what the end of another process interrupted, and removes files nobody knows. */
  start(): Promise<void>;
  /** Sets an import to work; undefined when there is none that waits. */
  begin(
    id: string,
    status: 'checking' | 'importing',
    options: ImportOptions,
  ): Promise<ImportRow | undefined>;
  /** Ends after the present set of rows. What is unfinished goes on at the next start. */
  stop(): Promise<void>;
}

/** Runs of one import before it is given up; a lost database comes back within that time. */
const tries = 6;
const firstPauseMs = 500;
/** A file nobody knows that is untouched for so long belongs to no upload. */
const uploadMs = 60 * 60_000;

export function createImporter({ db, folder, log, now }: ImporterOptions): Importer {
  const stopping = new AbortController();
  const { signal } = stopping;
  let working: Promise<void> | null = null;
  let woken = false;
  const pathOf = (id: string) => join(folder, `${id}.csv`);

  function wake(): void {
    woken = true;
    if (signal.aborted) return;
    working ??= work().finally(() => {
      working = null;
      if (woken) wake();
    });
  }

  async function work(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      woken = false;
      let current: ImportRow | undefined;
      try {
        current = await nextImport(db);
        if (current === undefined) return;
        await runImport({ db, path: pathOf(current.id), now, signal }, current);
        failures = 0;
        const after = await getImport(db, current.id);
        if (after?.status === 'done') await rm(pathOf(current.id), { force: true });
      } catch (error) {
        failures += 1;
        log.error({ err: error, importId: current?.id }, 'an import was interrupted');
        const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        if (current !== undefined && (gone || failures >= tries)) {
          const failure = gone
            ? 'The uploaded file is not there any more. Upload it again.'
            : 'Something went wrong here, not with your file. Start the import again; the log of the server says what happened.';
          await failImport(db, current.id, failure, now()).catch((cause: unknown) => {
            log.error({ err: cause, importId: current?.id }, 'an import could not be ended');
          });
        }
        if (failures >= tries) failures = 0;
        const pause = firstPauseMs * 2 ** failures;
        await sleep(pause, undefined, { signal }).catch(() => {});
      }
    }
  }

  async function removeLeftovers(): Promise<void> {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const id = /^([0-9a-f-]{36})\.csv$/.exec(name)?.[1];
      const known = id === undefined ? undefined : await getImport(db, id);
      const { mtimeMs } = await stat(path);
      // An upload may be under way already: its file is young and not known yet.
      const isLeft =
        known === undefined ? mtimeMs < Date.now() - uploadMs : known.status === 'done';
      if (isLeft) await rm(path, { force: true });
    }
  }

  return {
    pathOf,
    async start() {
      await mkdir(folder, { recursive: true });
      await removeLeftovers();
      wake();
    },
    async begin(id, status, options) {
      const begun = await beginImport(db, id, status, options, now());
      if (begun !== undefined) wake();
      return begun;
    },
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
