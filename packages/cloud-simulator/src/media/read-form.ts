import { Readable } from 'node:stream';

import type { Request } from 'express';

import { GraphError } from '../graph/graph-error.ts';
import { largestUpload } from './media-rules.ts';

/** A multipart body: its fields, and the file in it. */
export interface Form {
  fields: Record<string, string>;
  file: { mimeType: string; name: string; bytes: Buffer } | undefined;
}

/** The whole body of a request as bytes. Throws 131053 when it has more than `largest` bytes. */
export async function readBytes(request: Request, largest = largestUpload): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of Readable.from(request)) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largest) throw new GraphError(131053, 'The file is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Reads `multipart/form-data`. Throws 100 when the body is something else or broken. */
export async function readForm(request: Request): Promise<Form> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    throw new GraphError(100, 'The parameter file is required: send multipart/form-data.');
  }
  const bytes = await readBytes(request);
  let data: FormData;
  try {
    // The web's own reader of multipart bodies.
    const copy = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
    data = await copy.formData();
  } catch {
    throw new GraphError(100, 'The multipart body could not be read.');
  }
  const form: Form = { fields: {}, file: undefined };
  for (const [name, value] of data.entries()) {
    if (typeof value === 'string') {
      form.fields[name] = value;
    } else if (name === 'file') {
      const content = Buffer.from(await value.arrayBuffer());
      form.file = { mimeType: value.type, name: value.name, bytes: content };
    }
  }
  return form;
}
