import type { Request } from 'express';

import { GraphError } from './graph-error.ts';

const largestBody = 1_000_000;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(request: Request, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) reject(new GraphError(100, 'The body is too large.'));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      resolve(
        chunks.length === 1 && chunks[0] ? chunks[0].toString() : Buffer.concat(chunks).toString(),
      );
    });
    request.on('error', reject);
    request.on('aborted', () => {
      reject(new GraphError(1, 'The request was cut off.'));
    });
  });
}

/**
 * The body of a Graph request: JSON or form-encoded, also when the embedding server has parsed it
 * already; of `most` bytes at most. Throws error 100 when it is neither.
 */
export async function readBody(
  request: Request,
  most: number = largestBody,
): Promise<Record<string, unknown>> {
  const parsed: unknown = request.body;
  if (isObject(parsed)) return parsed;
  const text = await readText(request, most);
  if (text === '') return {};
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Answered below, like any body that is no object.
  }
  throw new GraphError(100, 'The body must be a JSON object.');
}
