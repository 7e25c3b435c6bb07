import { z } from 'zod';

import type { Store } from '../store/open-store.ts';
import { integer, optionalText, text, type Row } from '../store/row.ts';

/** What a person does about us; kept only for those who do something unusual. */
export const handsetSettingsSchema = z.object({
  /** Blocked the business: messages get no further than `sent`. */
  blocked: z.boolean().default(false),
  /** Asked Meta to stop marketing from us: 131050. */
  stoppedMarketing: z.boolean().default(false),
  /** Every message to this phone fails with this code, e.g. 131026 for no WhatsApp. */
  failsWith: z.number().int().nullable().default(null),
});
export type HandsetSettings = z.infer<typeof handsetSettingsSchema>;

export interface Handset {
  number: string;
  name: string | null;
  /** Place in the order of latest activity. */
  lastSeq: number;
  unread: number;
}

export interface HandsetShelf {
  find: (number: string) => Handset | undefined;
  /** Makes the handset when it is new. */
  ensure: (number: string, seq: number) => void;
  /** Gives a name, or makes a handset that has one. */
  name: (number: string, name: string | null, lastSeq: number) => void;
  settingsOf: (number: string) => HandsetSettings;
  setSettings: (number: string, settings: HandsetSettings) => void;
  /** A message arrived on the phone. */
  arrived: (number: string, seq: number) => void;
  /** The person wrote: everything is read and the service window of that number is open. */
  wrote: (number: string, phoneNumberId: string, seq: number, at: number) => void;
  opened: (number: string) => void;
  /** When the person last wrote to a business number; null for never. */
  wroteAt: (number: string, phoneNumberId: string) => number | null;
  /** By latest activity, newest first, those before `before`. */
  list: (search: string, before: number, limit: number) => Handset[];
  nameOf: (number: string) => string;
}

const usual = handsetSettingsSchema.parse({});

function readHandset(row: Row): Handset {
  return {
    number: text(row, 'number'),
    name: optionalText(row, 'name'),
    lastSeq: integer(row, 'last_seq'),
    unread: integer(row, 'unread'),
  };
}

export function createHandsetShelf(store: Store): HandsetShelf {
  const { database } = store;
  const find = database.prepare('SELECT * FROM handset WHERE number = ?');
  const ensure = database.prepare(
    'INSERT INTO handset (number, last_seq, unread) VALUES (?, ?, 0) ON CONFLICT (number) DO NOTHING',
  );
  const name = database.prepare(
    `INSERT INTO handset (number, name, last_seq, unread) VALUES (?, ?, ?, 0)
     ON CONFLICT (number) DO UPDATE SET name = coalesce(excluded.name, name)`,
  );
  const keepSettings = database.prepare('UPDATE handset SET settings = ? WHERE number = ?');
  const arrived = database.prepare(
    'UPDATE handset SET unread = unread + 1, last_seq = max(last_seq, ?) WHERE number = ?',
  );
  const wrote = database.prepare('UPDATE handset SET unread = 0, last_seq = ? WHERE number = ?');
  const opened = database.prepare('UPDATE handset SET unread = 0 WHERE number = ? AND unread > 0');
  const keepChat = database.prepare(
    `INSERT INTO chat (number, phone_number_id, wrote_at) VALUES (?, ?, ?)
     ON CONFLICT (number, phone_number_id) DO UPDATE SET wrote_at = excluded.wrote_at`,
  );
  const chat = database.prepare(
    'SELECT wrote_at FROM chat WHERE number = ? AND phone_number_id = ?',
  );
  const list = database.prepare(
    'SELECT * FROM handset INDEXED BY handset_recent WHERE last_seq < ? ORDER BY last_seq DESC LIMIT ?',
  );
  const search = database.prepare(
    `SELECT * FROM handset INDEXED BY handset_recent WHERE last_seq < ?
       AND (instr(number, ?) > 0 OR instr(lower(name), ?) > 0) ORDER BY last_seq DESC LIMIT ?`,
  );
  const unusual = new Map<string, HandsetSettings>();
  for (const row of database
    .prepare('SELECT number, settings FROM handset WHERE settings IS NOT NULL')
    .all()) {
    unusual.set(
      text(row, 'number'),
      handsetSettingsSchema.parse(JSON.parse(text(row, 'settings'))),
    );
  }

  return {
    find(number) {
      const row = find.get(number);
      return row && readHandset(row);
    },
    ensure(number, seq) {
      ensure.run(number, seq);
    },
    name(number, given, lastSeq) {
      name.run(number, given, lastSeq);
    },
    settingsOf: (number) => unusual.get(number) ?? usual,
    setSettings(number, settings) {
      keepSettings.run(JSON.stringify(settings), number);
      unusual.set(number, settings);
    },
    arrived(number, seq) {
      arrived.run(seq, number);
    },
    wrote(number, phoneNumberId, seq, at) {
      wrote.run(seq, number);
      keepChat.run(number, phoneNumberId, at);
    },
    opened(number) {
      opened.run(number);
    },
    wroteAt(number, phoneNumberId) {
      const row = chat.get(number, phoneNumberId);
      return row ? integer(row, 'wrote_at') : null;
    },
    list(words, before, limit) {
      const looked = words.trim().toLowerCase();
      const digits = looked.replace(/[^\d]/g, '');
      const rows =
        looked === ''
          ? list.all(before, limit)
          : search.all(before, digits === '' ? '\u0000' : digits, looked, limit);
      return rows.map(readHandset);
    },
    nameOf(number) {
      const row = find.get(number);
      return (row && optionalText(row, 'name')) ?? `+${number}`;
    },
  };
}
