import { constants, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedMarks, SendRecord } from '@waypost/engine/send-holds';
import type { Logger } from 'pino';

/** Folder in DATA_DIR with a file per sender. No part of a backup: it is there to differ from an old one. */
const FOLDER = 'sending';
/** All lines have one length, within one block of a disk: a line is written as a whole or not at all. */
const LENGTH = 128;
/** Version, generation, claims, triggered, heard, at. */
const LINE = /^1 (\d+) (\d+) (\d+) (\d+) (\d+) *\n$/;
const NAME = /^[0-9a-f-]{36}$/;

/**
 * Remembers in DATA_DIR how far each sender's sending has come (docs/engine.md, "Restoring"). A write costs some ten
 * microseconds: it goes to the file without waiting for the disk.
 */
export function openSendRecord(dataDir: string, log: Logger): SendRecord {
  const folder = join(dataDir, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const entries = new Map<string, RecordedMarks>();
  for (const name of readdirSync(folder)) {
    const marks = NAME.test(name) ? readMarks(readFileSync(join(folder, name), 'utf8')) : null;
    if (marks !== null) entries.set(name, marks);
  }
  const files = new Map<string, number>();
  let isComplaining = false;
  return {
    entries: () => entries,
    write(senderId, marks) {
      entries.set(senderId, marks);
      try {
        const file =
          files.get(senderId) ??
          openSync(join(folder, senderId), constants.O_RDWR | constants.O_CREAT, 0o600);
        files.set(senderId, file);
        writeSync(file, lineOf(marks), 0);
        isComplaining = false;
      } catch (error) {
        if (!isComplaining) log.error({ err: error }, 'what was sent can not be noted in DATA_DIR');
        isComplaining = true;
      }
    },
  };
}

function lineOf({ generation, claims, triggered, heard, at }: RecordedMarks): string {
  const line = `1 ${generation} ${claims} ${triggered} ${Math.floor(heard)} ${Math.floor(at)}`;
  return `${line.padEnd(LENGTH - 1)}\n`;
}

function readMarks(text: string): RecordedMarks | null {
  const found = LINE.exec(text);
  if (found === null) return null;
  const [generation = 0, claims = 0, triggered = 0, heard = 0, at = 0] = found.slice(1).map(Number);
  return { generation, claims, triggered, heard, at };
}
