import type { TextEncoding } from './text-encoding.ts';

/** The text of a file, piece by piece as its bytes come, without byte-order mark, and how many bytes of it are read. */
export async function* readText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<{ text: string; bytesRead: number }> {
  const decoder = new TextDecoder(encoding);
  let bytesRead = 0;
  for await (const piece of bytes) {
    bytesRead += piece.length;
    yield { text: decoder.decode(piece, { stream: true }), bytesRead };
  }
  yield { text: decoder.decode(), bytesRead };
}
