import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { createImport } from './create-import.ts';
import { guessMapping } from './guess-mapping.ts';
import type { Importer } from './importer.ts';
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
 * Puts an upload into the folder of imports as it streams in, looks at its start and notes it with the
 * mapping its headings suggest. A stream that breaks off leaves nothing behind.
 *
 * @throws UnusableFileError
 */
export async function receiveFile(
  { db, importer, now }: { db: Kysely<Database>; importer: Importer; now: () => number },
  { bytes, fileName }: { bytes: AsyncIterable<Uint8Array>; fileName: string },
): Promise<ImportRow> {
  const id = randomUUID();
  const path = importer.pathOf(id);
  const arriving = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    // Opened before anything flows: a pipeline that breaks off while the file is still being opened would
    // leave it behind, created after it was removed.
    const file = await open(arriving, 'w');
    const detector = new EncodingDetector();
    let byteSize = 0;
    await pipeline(
      bytes,
      async function* look(pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
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
      },
      file.createWriteStream({ flush: true }),
    );
    const encoding = detector.end();
    const shape = await inspectFile(arriving, encoding);
    if (shape === null) {
      throw new UnusableFileError(
        'empty',
        'The file is empty. Its first line has to name the columns.',
      );
    }
    await rename(arriving, path);
    return await createImport(
      db,
      { id, fileName, byteSize, encoding, mapping: guessMapping(shape.columns), ...shape },
      now(),
    );
  } catch (error) {
    await rm(arriving, { force: true });
    await rm(path, { force: true });
    if (error instanceof NotTextError) {
      throw new UnusableFileError(
        'not_text',
        'This is not a CSV file. Save the spreadsheet as CSV (UTF-8) and upload that.',
      );
    }
    throw error;
  }
}
