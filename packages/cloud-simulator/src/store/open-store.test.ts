import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { createMessageBook } from '../messages/message-book.ts';
import { openStore } from './open-store.ts';

test('a file of an earlier version is opened with all its messages', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waypost-store-'));
  try {
    const old = new DatabaseSync(join(directory, 'simulator.db'));
    old.exec(`CREATE TABLE message (
      seq INTEGER PRIMARY KEY, phone_number_id TEXT NOT NULL, number TEXT NOT NULL,
      from_person INTEGER NOT NULL, at INTEGER NOT NULL, progress INTEGER NOT NULL, failure INTEGER,
      kind TEXT NOT NULL, pricing TEXT, template_revision INTEGER, template_name TEXT, echo TEXT,
      echo_id TEXT, quoted TEXT, tapped TEXT, content TEXT NOT NULL) STRICT;
      INSERT INTO message (seq, phone_number_id, number, from_person, at, progress, kind, content)
      VALUES (1, '1', '393471234567', 1, 1800000000000, 2, 'text', '{"body":"Hello"}')`);
    old.close();
    const store = openStore(directory);
    const [message] = createMessageBook(store).conversation(['393471234567'], 10, 10);
    expect(message).toMatchObject({ kind: 'text', content: '{"body":"Hello"}', extras: null });
    store.close();
    openStore(directory).close();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
