import { z } from 'zod';

import { readUserId, userIdOf } from '../numbers/user-id.ts';
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
  /** With the @ of its display; null for a person without one. */
  username: z.string().nullable().default(null),
  /** The person has a username and shows businesses no phone number. */
  hidesNumber: z.boolean().default(false),
  /** Until when a business may see a hidden number after all, by phone number id. */
  shownUntil: z.record(z.string(), z.number()).default({}),
  /** How often the person got a new user id. */
  userIdChanges: z.number().int().default(0),
  /** Switched off: messages stay at `sent` until it is on again, or their time to live is over. */
  off: z.boolean().default(false),
  /** The numbers this person had before, newest first; the conversation goes on. */
  formerNumbers: z.array(z.string()).default([]),
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
  userIdOf: (number: string) => string;
  /** The user id a person will have after so many changes. */
  userIdAfter: (number: string, changes: number) => string;
  /** Phone number ids of the businesses a person ever wrote to. */
  businessesOf: (number: string) => string[];
  /** The person goes on with these businesses under another number. */
  moveChats: (from: string, to: string) => void;
  /** The number of the person with this user id; null when the id is nobody's, or was once. */
  numberOfUserId: (userId: string) => string | null;
  /** Whether this business gets the user id only, at `now` in milliseconds. */
  hides: (number: string, phoneNumberId: string, now: number) => boolean;
  /** A hidden number becomes known to a business for 30 days: they wrote to it, or were given it. */
  show: (number: string, phoneNumberId: string, now: number) => void;
  setSettings: (number: string, settings: HandsetSettings) => void;
  /** A message arrived on the phone. */
  arrived: (number: string, phoneNumberId: string, seq: number) => void;
  /** The person wrote: everything is read and the service window of that number is open. */
  wrote: (number: string, phoneNumberId: string, seq: number, at: number) => void;
  opened: (number: string) => void;
  /** The business shows that it is writing, for 25 seconds. */
  typing: (number: string, phoneNumberId: string, now: number) => void;
  /** Until when the phone shows that this business is writing. */
  typingUntil: (number: string, phoneNumberId: string) => number;
  /** When the person last wrote to a business number; null for never. */
  wroteAt: (number: string, phoneNumberId: string) => number | null;
  /** By latest activity, newest first, those before `before`. */
  list: (search: string, before: number, limit: number) => Handset[];
  /** What the person calls himself: the name, else the username, else the number. */
  nameOf: (number: string) => string;
}

/** A business that wrote to a hidden number, or was given it, sees it for this long (milliseconds). */
const numberShownFor = 30 * 86_400_000;

/** How long a phone shows that the business is writing, unless a message comes first. */
const typingShownFor = 25_000;

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
  const chatsOf = database.prepare('SELECT phone_number_id FROM chat WHERE number = ?');
  const moveChats = database.prepare('UPDATE OR REPLACE chat SET number = ? WHERE number = ?');
  const list = database.prepare(
    'SELECT * FROM handset INDEXED BY handset_recent WHERE last_seq < ? ORDER BY last_seq DESC LIMIT ?',
  );
  const search = database.prepare(
    `SELECT * FROM handset INDEXED BY handset_recent WHERE last_seq < ?
       AND (instr(number, ?) > 0 OR instr(lower(name), ?) > 0) ORDER BY last_seq DESC LIMIT ?`,
  );
  const writing = new Map<string, number>();
  const unusual = new Map<string, HandsetSettings>();
  for (const row of database
    .prepare('SELECT number, settings FROM handset WHERE settings IS NOT NULL')
    .all()) {
    unusual.set(
      text(row, 'number'),
      handsetSettingsSchema.parse(JSON.parse(text(row, 'settings'))),
    );
  }

  const settingsOf = (number: string): HandsetSettings => unusual.get(number) ?? usual;
  const setSettings = (number: string, settings: HandsetSettings): void => {
    keepSettings.run(JSON.stringify(settings), number);
    unusual.set(number, settings);
  };

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
    settingsOf,
    userIdOf: (number) => userIdOf(number, settingsOf(number).userIdChanges),
    userIdAfter: (number, changes) => userIdOf(number, changes),
    businessesOf: (number) => chatsOf.all(number).map((row) => text(row, 'phone_number_id')),
    moveChats(from, to) {
      moveChats.run(to, from);
    },
    numberOfUserId(userId) {
      const read = readUserId(userId);
      return read && settingsOf(read.waId).userIdChanges === read.change ? read.waId : null;
    },
    hides(number, phoneNumberId, now) {
      const { hidesNumber, shownUntil } = settingsOf(number);
      return hidesNumber && (shownUntil[phoneNumberId] ?? 0) <= now;
    },
    show(number, phoneNumberId, now) {
      const settings = settingsOf(number);
      if (!settings.hidesNumber) return;
      const shownUntil = { ...settings.shownUntil, [phoneNumberId]: now + numberShownFor };
      setSettings(number, { ...settings, shownUntil });
    },
    setSettings,
    arrived(number, phoneNumberId, seq) {
      arrived.run(seq, number);
      writing.delete(`${phoneNumberId} ${number}`);
    },
    wrote(number, phoneNumberId, seq, at) {
      wrote.run(seq, number);
      keepChat.run(number, phoneNumberId, at);
    },
    opened(number) {
      opened.run(number);
    },
    typing(number, phoneNumberId, now) {
      writing.set(`${phoneNumberId} ${number}`, now + typingShownFor);
    },
    typingUntil: (number, phoneNumberId) => writing.get(`${phoneNumberId} ${number}`) ?? 0,
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
      return (row && optionalText(row, 'name')) ?? settingsOf(number).username ?? `+${number}`;
    },
  };
}
