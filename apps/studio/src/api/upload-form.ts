import { z } from 'zod';

const failureSchema = z.object({ message: z.string() });

/** Why an upload failed; `text` is the server's own, null when it did not answer. */
export class UploadFailure extends Error {
  readonly text: string | null;
  constructor(text: string | null) {
    super(text ?? 'The server does not answer.');
    this.text = text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends a file to a route that takes a form with the part `file`. `onProgress` gets the part sent, 0 to 1.
 * Rejects with an `UploadFailure`.
 */
export function uploadForm<T>(
  path: string,
  file: File,
  schema: z.ZodType<T>,
  onProgress: (ratio: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    // fetch does not tell how far an upload is.
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(new UploadFailure(null)));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      const result = schema.safeParse(body);
      if (request.status < 300 && result.success) resolve(result.data);
      else {
        const failure = failureSchema.safeParse(body);
        reject(new UploadFailure(failure.success ? failure.data.message : null));
      }
    });
    request.open('POST', path);
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
