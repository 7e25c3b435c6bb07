import { createReadStream } from 'node:fs';

import type { TextEncoding } from './text-encoding.ts';

const pieceSize = 256 * 1024;

/** The text of a file piece by piece, without byte-order mark, and how many bytes of it are read. */
export async function* readText(
  path: string,
  encoding: TextEncoding,
): AsyncGenerator<{ text: string; bytesRead: number }> {
  const decoder = new TextDecoder(encoding);
  let bytesRead = 0;
  for await (const piece of createReadStream(path, { highWaterMark: pieceSize })) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('A file gives bytes.');
    bytesRead += piece.length;
    yield { text: decoder.decode(piece, { stream: true }), bytesRead };
  }
  yield { text: decoder.decode(), bytesRead };
}
