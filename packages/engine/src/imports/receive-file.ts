import { randomUUID } from 'node:crypto';

import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { createImport } from './create-import.ts';
import { guessMapping } from './guess-mapping.ts';
import { importFile, removeChunks, storeFile } from './import-file.ts';
import type { ImportRow } from './import-row.ts';
import { inspectFile } from './inspect-file.ts';
import { EncodingDetector, NotTextError } from './text-encoding.ts';

/** Raised for a file that cannot be imported; the message says why and what to do. */
export class UnusableFileError extends Error {
  override readonly name = 'UnusableFileError';
  readonly reason: 'empty' | 'not_text' | 'too_large';
  constructor(reason: 'empty' | 'not_text' | 'too_large', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Bytes a file may have. */
export const largestFile = 2 * 1024 ** 3;

/**
 * Stores an upload as it streams in, looks at its start and notes it with the mapping its headings suggest. A stream
 * that breaks off leaves nothing behind.
 *
 * @throws UnusableFileError
 */
export async function receiveFile(
  { db, now }: { db: Kysely<Database>; now: () => number },
  { bytes, fileName }: { bytes: AsyncIterable<Uint8Array>; fileName: string },
): Promise<ImportRow> {
  const id = randomUUID();
  try {
    const detector = new EncodingDetector();
    const byteSize = await storeFile(db, id, lookedAt(bytes, detector), now);
    const encoding = detector.end();
    const shape = byteSize === 0 ? null : await inspectFile(importFile(db, id), encoding);
    if (shape === null) {
      throw new UnusableFileError(
        'empty',
        'The file is empty. Its first line has to name the columns.',
      );
    }
    return await createImport(
      db,
      { id, fileName, byteSize, encoding, mapping: guessMapping(shape.columns), ...shape },
      now(),
    );
  } catch (error) {
    // Pieces that can't be removed now go within hours.
    await removeChunks(db, id).catch(() => {});
    if (error instanceof NotTextError) {
      throw new UnusableFileError(
        'not_text',
        'This is not a CSV file. Save the spreadsheet as CSV (UTF-8) and upload that.',
      );
    }
    throw error;
  }
}

async function* lookedAt(
  bytes: AsyncIterable<Uint8Array>,
  detector: EncodingDetector,
): AsyncGenerator<Uint8Array> {
  let byteSize = 0;
  for await (const piece of bytes) {
    byteSize += piece.length;
    if (byteSize > largestFile) {
      throw new UnusableFileError(
        'too_large',
        'The file is larger than 2 GB. Divide it into several.',
      );
    }
    detector.push(piece);
    yield piece;
  }
}
