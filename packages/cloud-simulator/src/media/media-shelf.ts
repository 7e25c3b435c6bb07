import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { Store } from '../store/open-store.ts';
import { integer, text, type Row } from '../store/row.ts';

const day = 24 * 3_600_000;
/** How long a medium's id lives: uploaded by a business, or received from a person. */
const lifetime = { uploaded: 30 * day, received: 7 * day };
const addressLifetime = 5 * 60_000;
const firstMediaId = 1_100_000_000_000_000;

export interface StoredMedium {
  id: string;
  phoneNumberId: string;
  mimeType: string;
  /** Lower-case hex, as Meta writes it. */
  sha256: string;
  /** bytes */
  size: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

interface NewMedium {
  phoneNumberId: string;
  mimeType: string;
  bytes: Buffer;
}

/** Files that were uploaded by businesses or sent by persons, until they expire on the simulator's clock. */
export interface MediaShelf {
  upload: (medium: NewMedium) => StoredMedium;
  /** Keeps what a person sends from a handset. */
  receive: (medium: NewMedium) => StoredMedium;
  /** A medium that has not expired and was not deleted. */
  find: (id: string) => StoredMedium | undefined;
  bytes: (id: string) => Buffer | undefined;
  remove: (id: string) => void;
  /** Query of a download address that is good for five minutes. */
  addressOf: (id: string) => string;
  /** Id of the medium that such a query opens now. */
  opens: (query: Record<string, unknown>) => string | undefined;
}

const secretName = 'media_address_secret';

const read = (row: Row): StoredMedium => ({
  id: String(integer(row, 'id')),
  phoneNumberId: text(row, 'phone_number_id'),
  mimeType: text(row, 'mime_type'),
  sha256: text(row, 'sha256'),
  size: integer(row, 'size'),
  expiresAt: integer(row, 'expires_at'),
});

export function createMediaShelf(
  store: Store,
  directory: string,
  clock: SimulatedClock,
): MediaShelf {
  const folder = join(directory, 'media');
  mkdirSync(folder, { recursive: true });
  const secret = store.setting(secretName) ?? randomBytes(16).toString('hex');
  store.keepSetting(secretName, secret);
  const insert = store.database.prepare(
    `INSERT INTO media (phone_number_id, mime_type, sha256, size, expires_at) VALUES (?, ?, ?, ?, ?)`,
  );
  const byId = store.database.prepare('SELECT * FROM media WHERE id = ?');
  const remove = store.database.prepare('DELETE FROM media WHERE id = ?');
  const first = store.database.prepare(
    "INSERT OR IGNORE INTO sqlite_sequence (name, seq) SELECT 'media', ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'media')",
  );
  first.run(firstMediaId);

  const pathOf = (id: string): string => join(folder, id);
  const keep = (medium: NewMedium, lives: number): StoredMedium => {
    const { phoneNumberId, mimeType, bytes } = medium;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const expiresAt = clock.now() + lives;
    const size = bytes.length;
    const { lastInsertRowid } = insert.run(phoneNumberId, mimeType, sha256, size, expiresAt);
    const id = String(lastInsertRowid);
    writeFileSync(pathOf(id), bytes);
    return { id, phoneNumberId, mimeType, sha256, size, expiresAt };
  };
  const find = (id: string): StoredMedium | undefined => {
    const row = /^\d{1,17}$/.test(id) ? byId.get(Number(id)) : undefined;
    const medium = row && read(row);
    return medium && medium.expiresAt > clock.now() ? medium : undefined;
  };
  const hash = (id: string, until: number): string =>
    createHmac('sha256', secret).update(`${id} ${until}`).digest('base64url').slice(0, 30);

  return {
    upload: (medium) => keep(medium, lifetime.uploaded),
    receive: (medium) => keep(medium, lifetime.received),
    find,
    bytes: (id) => (find(id) ? readFileSync(pathOf(id)) : undefined),
    remove(id) {
      remove.run(Number(id));
      rmSync(pathOf(id), { force: true });
    },
    addressOf(id) {
      const until = Math.floor((clock.now() + addressLifetime) / 1000);
      return new URLSearchParams({ mid: id, ext: String(until), hash: hash(id, until) }).toString();
    },
    opens(query) {
      const id = String(query['mid']);
      const until = Number(query['ext']);
      const good = query['hash'] === hash(id, until) && until * 1000 > clock.now();
      return good && find(id) ? id : undefined;
    },
  };
}
