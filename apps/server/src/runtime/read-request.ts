import type { IncomingMessage } from 'node:http';

/** A request that ended before all of it had come. Its status is what the error handler answers with. */
class RequestCut extends Error {
  override readonly name = 'RequestCut';
  readonly status = 400;
}

/**
 * Reads a request's body as it comes over the wire. What is longer than `largest` bytes is read to its end, so that
 * whoever sends it hears the answer, but not kept: then the answer is null.
 * @throws RequestCut when the sender goes away in the middle.
 */
export function readRequest(request: IncomingMessage, largest: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largest) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(length > largest ? null : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new RequestCut('the request was cut')));
  });
}
