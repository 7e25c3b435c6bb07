import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { addedColumns, tables } from './tables.ts';

export interface Store {
  database: DatabaseSync;
  /** Runs `work` in one transaction; everything or nothing. Nested calls join the outer one. */
  transaction: <T>(work: () => T) => T;
  setting: (name: string) => string | null;
  keepSetting: (name: string, value: string) => void;
  close: () => void;
}

/** A file of an earlier version is brought up to date; nothing in it is lost. */
function addMissingColumns(database: DatabaseSync): void {
  for (const { table, column, type } of addedColumns) {
    const columns = database.prepare(`PRAGMA table_info(${table})`).all();
    if (columns.some((each) => each['name'] === column)) continue;
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
  }
}

/**
 * Opens `simulator.db` in `directory` (made when missing), for this process alone. The write-ahead
 * log makes a committed message survive a killed process.
 */
export function openStore(directory: string): Store {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'simulator.db');
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    database.exec(tables);
    addMissingColumns(database);
  } catch (error) {
    database.close();
    if (error instanceof Error && error.message.includes('locked')) {
      throw new Error(`${path} is in use by another simulator: stop it or choose another folder`, {
        cause: error,
      });
    }
    throw error;
  }
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const readSetting = database.prepare('SELECT value FROM setting WHERE name = ?');
  const writeSetting = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  let open = false;

  return {
    database,
    transaction(work) {
      if (open) return work();
      begin.run();
      open = true;
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        rollback.run();
        throw error;
      } finally {
        open = false;
      }
    },
    setting(name) {
      const value = readSetting.get(name)?.['value'];
      return typeof value === 'string' ? value : null;
    },
    keepSetting(name, value) {
      writeSetting.run(name, value);
    },
    close() {
      database.close();
    },
  };
}
