import { randomBytes } from 'node:crypto';

import type { Store } from '../store/open-store.ts';
import { integer, optionalInteger, optionalText, text, type Row } from '../store/row.ts';
import { progress } from '../statuses/progress.ts';
import { createMessageIds } from './message-id.ts';

/** One message between a business number and a person, as it is kept. */
export interface KeptMessage {
  seq: number;
  id: string;
  phoneNumberId: string;
  /** wa_id of the person. */
  number: string;
  fromPerson: boolean;
  at: number;
  progress: number;
  failure: number | null;
  kind: string;
  templateRevision: number | null;
  quotedId: string | null;
  tapped: number[];
  content: string;
  /** JSON of what stands beside a person's content: referral, group, context. */
  extras: string | null;
}

export interface NewMessage {
  phoneNumberId: string;
  number: string;
  fromPerson: boolean;
  at: number;
  kind: string;
  content: string;
  extras: string | null;
  quotedId: string | null;
  /** JSON of the price shown in statuses. */
  pricing: string | null;
  template: { name: string; revision: number } | null;
  echo: string | null;
}

export interface MessageBook {
  /** The id a message will have; ids are given out in order. */
  nextId: (number: string) => { seq: number; id: string };
  idOf: (number: string, seq: number) => string;
  seqOf: (id: string) => number | null;
  insert: (seq: number, message: NewMessage) => void;
  find: (id: string) => KeptMessage | undefined;
  /** The newest messages with some numbers before `before`, oldest first. */
  conversation: (numbers: string[], before: number, limit: number) => KeptMessage[];
  readRow: (row: Row) => KeptMessage;
  setProgress: (seq: number, rank: number) => void;
  setFailure: (seq: number, code: number) => void;
  /** The business has read a person's message, and with it all that came before. */
  readThrough: (message: KeptMessage) => void;
  /** Marks a button's place as tapped. */
  setTapped: (message: KeptMessage, place: number) => void;
}

/** Message id out of an echo of Waypost's form `v1.<message id>.<attempt>`; null for other echoes. */
export function echoedMessage(echo: string | null): string | null {
  return echo === null ? null : (/^v1\.(.+)\.\d+$/.exec(echo)?.[1] ?? null);
}

/** All messages, in the file; the only thing in memory is the next sequence number. */
export function createMessageBook(store: Store): MessageBook {
  const { database } = store;
  const mark = store.setting('message_id_mark') ?? randomBytes(4).toString('hex').toUpperCase();
  store.keepSetting('message_id_mark', mark);
  const ids = createMessageIds(mark);
  const highest = database
    .prepare(
      'SELECT max(coalesce((SELECT max(seq) FROM message), 0), coalesce((SELECT max(last_seq) FROM handset), 0)) AS seq',
    )
    .get();
  let lastSeq = highest ? integer(highest, 'seq') : 0;

  const insert = database.prepare(
    `INSERT INTO message (seq, phone_number_id, number, from_person, at, progress, kind, pricing,
       template_revision, template_name, echo, echo_id, quoted, content, extras)
     VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const bySeq = database.prepare('SELECT * FROM message WHERE seq = ?');
  const byNumber = database.prepare(
    `SELECT * FROM message WHERE number IN (SELECT value FROM json_each(?)) AND seq < ?
     ORDER BY seq DESC LIMIT ?`,
  );
  const setProgress = database.prepare(
    'UPDATE message SET progress = ? WHERE seq = ? AND progress < ?',
  );
  const setFailure = database.prepare('UPDATE message SET failure = ? WHERE seq = ?');
  const readThrough = database.prepare(
    `UPDATE message SET progress = ${progress.read}
     WHERE number = ? AND phone_number_id = ? AND seq <= ? AND from_person = 1
       AND progress = ${progress.delivered}`,
  );
  const setTapped = database.prepare('UPDATE message SET tapped = ? WHERE seq = ?');

  const readRow = (row: Row): KeptMessage => {
    const seq = integer(row, 'seq');
    const number = text(row, 'number');
    const tapped = optionalText(row, 'tapped');
    return {
      seq,
      id: ids.make(number, seq),
      phoneNumberId: text(row, 'phone_number_id'),
      number,
      fromPerson: integer(row, 'from_person') === 1,
      at: integer(row, 'at'),
      progress: integer(row, 'progress'),
      failure: optionalInteger(row, 'failure'),
      kind: text(row, 'kind'),
      templateRevision: optionalInteger(row, 'template_revision'),
      quotedId: optionalText(row, 'quoted'),
      tapped: tapped === null ? [] : tapped.split(',').map(Number),
      content: text(row, 'content'),
      extras: optionalText(row, 'extras'),
    };
  };

  return {
    nextId(number) {
      lastSeq += 1;
      return { seq: lastSeq, id: ids.make(number, lastSeq) };
    },
    idOf: (number, seq) => ids.make(number, seq),
    seqOf: (id) => ids.read(id)?.seq ?? null,
    insert(seq, message) {
      insert.run(
        seq,
        message.phoneNumberId,
        message.number,
        message.fromPerson ? 1 : 0,
        message.at,
        message.kind,
        message.pricing,
        message.template?.revision ?? null,
        message.template?.name ?? null,
        message.echo,
        echoedMessage(message.echo),
        message.quotedId,
        message.content,
        message.extras,
      );
    },
    find(id) {
      const read = ids.read(id);
      const row = read && bySeq.get(read.seq);
      if (!row) return undefined;
      const message = readRow(row);
      return message.number === read.waId ? message : undefined;
    },
    conversation: (numbers, before, limit) =>
      byNumber.all(JSON.stringify(numbers), before, limit).map(readRow).toReversed(),
    readRow,
    setProgress(seq, rank) {
      setProgress.run(rank, seq, rank);
    },
    setFailure(seq, code) {
      setFailure.run(code, seq);
    },
    readThrough(message) {
      readThrough.run(message.number, message.phoneNumberId, message.seq);
    },
    setTapped(message, place) {
      const places = new Set([...message.tapped, place]);
      setTapped.run([...places].toSorted((a, b) => a - b).join(','), message.seq);
    },
  };
}
