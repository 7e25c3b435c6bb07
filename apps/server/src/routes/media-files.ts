import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { ORPCError } from '@orpc/server';
import { detectType, getAsset, readAsset, storeAsset } from '@waypost/engine/media';
import { kindsOfFile, largestMedium, mediaRules, mediumProblem } from '@waypost/whatsapp';
import type { MediumKind } from '@waypost/whatsapp';
import type { Express, Request } from 'express';
import { z } from 'zod';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { assetOfRow } from './media.ts';
import { receiveForm } from './receive-form.ts';
import { streamedRoute } from './streamed-route.ts';

const querySchema = z.object({
  kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']).optional(),
});

/** Adds the routes of media that carry files. */
export function mountMediaFiles(app: Express, deps: ApiDependencies): void {
  app.post(
    '/api/media',
    streamedRoute(deps, { role: 'author', name: 'media.upload' }, async (request, response) => {
      const query = querySchema.safeParse(request.query);
      if (!query.success) {
        throw badRequest([
          { field: 'kind', text: 'Use image, video, audio, document or sticker.' },
        ]);
      }
      const actor = (await deps.identify(request))?.actor ?? '';
      const { name, bytes } = await receiveFile(request, query.data.kind);
      if (bytes.length === 0) throw badRequest([{ field: 'file', text: 'The file is empty.' }]);
      const mimeType = await detectType(bytes, name);
      refuseUnfit(query.data.kind, { mimeType, byteSize: bytes.length });
      const row = await storeAsset(
        deps.db,
        { fileName: name, bytes, origin: 'upload', createdBy: actor },
        deps.now(),
      );
      response.status(201).json(assetOfRow(row));
    }),
  );

  app.get(
    '/api/media/:id/content',
    streamedRoute(deps, { role: 'viewer', name: 'media.content' }, async (request, response) => {
      const id = z.guid().safeParse(request.params['id']);
      const asset = id.success ? await getAsset(deps.db, id.data) : undefined;
      if (asset === undefined) throw notFound('file');
      const size = asset.byte_size;
      // The content never changes under its id.
      response.set({
        'cache-control': 'private, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'accept-ranges': 'bytes',
      });
      if (!isShownInPage(asset.mime_type)) response.attachment(asset.file_name);
      response.set('content-type', shownAs(asset.mime_type));
      const range = request.range(size);
      const part = Array.isArray(range) && range.length === 1 ? range[0] : undefined;
      if (range === -1) {
        response.status(416).set('content-range', `bytes */${size}`).end();
        return;
      }
      const { start, end } = part ?? { start: 0, end: size - 1 };
      if (part !== undefined) {
        response.status(206).set('content-range', `bytes ${start}-${end}/${size}`);
      }
      response.set('content-length', String(end - start + 1));
      await pipeline(Readable.from(readAsset(deps.db, asset.id, { start, end })), response);
    }),
  );
}

function isShownInPage(mimeType: string): boolean {
  return /^(image|video|audio)\//.test(mimeType) && mimeType !== 'image/svg+xml';
}

/** What a browser could take for a page of ours is handed out as plain bytes. */
function shownAs(mimeType: string): string {
  return isShownInPage(mimeType) || mimeType === 'application/pdf'
    ? mimeType
    : 'application/octet-stream';
}

/** Holds the file in memory: its type is told by its content, and Meta takes at most 100 MB. */
async function receiveFile(
  request: Request,
  kind: MediumKind | undefined,
): Promise<{ name: string; bytes: Buffer }> {
  const most = kind === undefined ? largestMedium : mediaRules[kind].maxBytes;
  if (!request.is('multipart/form-data')) {
    throw badRequest([{ field: 'file', text: 'Send a form with the part "file".' }]);
  }
  return receiveForm(request, async (stream, name) => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of stream) {
      size += piece.length;
      if (size > most) {
        throw new ORPCError('PAYLOAD_TOO_LARGE', { message: tooLarge(kind, most) });
      }
      pieces.push(piece);
    }
    return { name, bytes: Buffer.concat(pieces) };
  });
}

function refuseUnfit(
  kind: MediumKind | undefined,
  file: { mimeType: string; byteSize: number },
): void {
  if (kind === undefined) {
    if (kindsOfFile(file).length > 0) return;
    throw badRequest([
      { field: 'file', text: `WhatsApp can't send files of the type ${file.mimeType}.` },
    ]);
  }
  const problem = mediumProblem(kind, file);
  if (problem === null) return;
  const text =
    problem === 'size'
      ? tooLarge(kind, mediaRules[kind].maxBytes)
      : `This is ${file.mimeType}. As ${kind}, WhatsApp takes ${mediaRules[kind].mimeTypes.join(', ')}.`;
  throw badRequest([{ field: 'file', text }]);
}

function tooLarge(kind: MediumKind | undefined, most: number): string {
  const size = most >= 1024 * 1024 ? `${most / 1024 / 1024} MB` : `${Math.round(most / 1024)} kB`;
  return `The file is larger than ${size}, the most WhatsApp takes${kind === undefined ? '' : ` as ${kind}`}.`;
}
