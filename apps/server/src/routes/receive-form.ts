import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';

import busboy from 'busboy';

import { badRequest } from './errors.ts';

/**
 * Reads the part `file` of a form; all others are passed over. A form that breaks off or has no such part
 * is refused with 400.
 */
export async function receiveForm<T>(
  request: IncomingMessage,
  receive: (bytes: AsyncIterable<Uint8Array>, name: string) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = formReader(request);
    let received: Promise<T> | null = null;
    form.on('file', (part, stream, { filename }) => {
      if (part !== 'file' || received !== null) {
        stream.resume();
        return;
      }
      received = receive(stream, plainFileName(filename ?? ''));
      received.then(resolve, reject);
    });
    form.on('close', () => {
      if (received === null) {
        reject(badRequest([{ field: 'file', text: 'The form has no part "file".' }]));
      }
    });
    form.on('error', () => {
      reject(badRequest([{ field: 'file', text: 'The form is not complete. Upload it again.' }]));
    });
    finished(request, (error) => {
      if (error) form.destroy(error);
    });
    request.pipe(form);
  });
}

function formReader(request: IncomingMessage) {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 20, parts: 30 },
    });
  } catch {
    throw badRequest([{ field: 'file', text: 'The form cannot be read: it names no boundary.' }]);
  }
}

/** A file's name without control characters, at most 200 characters long. */
export function plainFileName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return plain === '' ? 'upload' : plain.slice(0, 200);
}
