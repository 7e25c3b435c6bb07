import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Store } from '../store/open-store.ts';
import { integer, optionalText, text } from '../store/row.ts';

/** How long after an upload's start it can be gone on with. */
const sessionLifetime = 24 * 3_600_000;

export interface Sample {
  mimeType: string;
  bytes: Buffer;
}

/** Files for templates and profile pictures, by the handle that the resumable upload gives (`4::…`). */
export interface SampleShelf {
  /** Starts an upload and answers its id (`upload:…`). */
  start: (file: { appId: string; mimeType: string; length: number }) => string;
  /** The app an upload was started for, and how much of it has arrived. */
  session: (id: string) => { appId: string; offset: number } | undefined;
  /** Adds bytes; answers the handle once all have arrived. Throws 100 for a wrong offset or size. */
  append: (id: string, offset: number, bytes: Buffer) => string | null;
  /** Name under `/media/sample/` of the file behind a handle. */
  nameOf: (handle: string) => string | undefined;
  open: (name: string) => Sample | undefined;
}

export function createSampleShelf(
  store: Store,
  directory: string,
  clock: SimulatedClock,
): SampleShelf {
  const folder = join(directory, 'samples');
  mkdirSync(folder, { recursive: true });
  const insert = store.database.prepare(
    'INSERT INTO sample (id, app_id, mime_type, length, started_at) VALUES (?, ?, ?, ?, ?)',
  );
  const byId = store.database.prepare('SELECT * FROM sample WHERE id = ?');
  const byHandle = store.database.prepare('SELECT id FROM sample WHERE handle = ?');
  const finish = store.database.prepare('UPDATE sample SET handle = ? WHERE id = ?');
  const pathOf = (name: string): string => join(folder, name);
  const arrived = (name: string): Buffer =>
    existsSync(pathOf(name)) ? readFileSync(pathOf(name)) : Buffer.alloc(0);
  const rowOf = (id: string) => {
    const row = byId.get(id.replace(/^upload:/, ''));
    return row && clock.now() - integer(row, 'started_at') < sessionLifetime ? row : undefined;
  };

  return {
    start({ appId, mimeType, length }) {
      const id = randomBytes(18).toString('base64url');
      insert.run(id, appId, mimeType, length, clock.now());
      return `upload:${id}`;
    },
    session(id) {
      const row = rowOf(id);
      return row && { appId: text(row, 'app_id'), offset: arrived(text(row, 'id')).length };
    },
    append(id, offset, bytes) {
      const row = rowOf(id);
      if (!row) throw new GraphError(100, 'The upload session is not known or has expired.');
      const name = text(row, 'id');
      const before = arrived(name);
      if (offset !== before.length) {
        throw new GraphError(100, `file_offset must be ${before.length}.`);
      }
      const whole = Buffer.concat([before, bytes]);
      const length = integer(row, 'length');
      if (whole.length > length) throw new GraphError(100, 'More bytes than file_length says.');
      writeFileSync(pathOf(name), whole);
      if (whole.length < length) return null;
      const type = Buffer.from(text(row, 'mime_type')).toString('base64url');
      const known = optionalText(row, 'handle');
      const handle = known ?? `4::${type}:${randomBytes(24).toString('base64url')}:e:${name}`;
      finish.run(handle, name);
      return handle;
    },
    nameOf(handle) {
      const row = byHandle.get(handle);
      return row && text(row, 'id');
    },
    open(name) {
      const row = byId.get(name);
      if (!row || !existsSync(pathOf(text(row, 'id')))) return undefined;
      return { mimeType: text(row, 'mime_type'), bytes: arrived(name) };
    },
  };
}
