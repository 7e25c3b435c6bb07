import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSendRecord } from './send-record.ts';

const shop = '5f0d1b7e-6f6c-4c9e-9d0a-0d6d3f1f2a11';
const marks = {
  generation: 2,
  claims: 17,
  triggered: 3,
  heard: 1_795_262_400_123,
  at: 1_795_262_401_000,
};
const log = pino({ level: 'silent' });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypost-record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what was noted is there after the process was killed', () => {
  openSendRecord(folder, log).write(shop, { ...marks, claims: 16 });
  const writer = openSendRecord(folder, log);
  writer.write(shop, marks);
  expect([...openSendRecord(folder, log).entries()]).toEqual([[shop, marks]]);
  expect(writer.entries().get(shop)).toEqual(marks);
});

test('each note takes the place of the one before: the file does not grow', async () => {
  const record = openSendRecord(folder, log);
  record.write(shop, { ...marks, claims: 1_000_000 });
  record.write(shop, { ...marks, claims: 1_000_001, heard: 0 });
  expect((await readFile(join(folder, 'sending', shop))).length).toBe(128);
});

test('a damaged file is as good as none', async () => {
  openSendRecord(folder, log).write(shop, marks);
  await writeFile(join(folder, 'sending', shop), '1 2 garbage');
  expect(openSendRecord(folder, log).entries().size).toBe(0);
});

test('a folder that takes no files keeps nobody from sending', async () => {
  const record = openSendRecord(folder, log);
  await rm(join(folder, 'sending'), { recursive: true });
  await writeFile(join(folder, 'sending'), '');
  await chmod(join(folder, 'sending'), 0o400);
  expect(() => record.write(shop, marks)).not.toThrow();
  expect(record.entries().get(shop)).toEqual(marks);
});
