import { z } from 'zod';

import { author, byId, instantSchema, pageInput, pageOf, viewer } from './procedure.ts';

const mediumKindSchema = z.enum(['image', 'video', 'audio', 'document', 'sticker']);

export const mediaAssetSchema = z.object({
  id: z.guid(),
  fileName: z.string(),
  /** By its content. */
  mimeType: z.string(),
  byteSize: z.number().int(),
  /** What Meta lets it be sent as; empty for files it does not take. */
  kinds: z.array(mediumKindSchema),
  /** Where its bytes are, below the server's address. */
  contentPath: z.string(),
  createdAt: instantSchema,
  createdBy: z.string(),
});
export type MediaAsset = z.infer<typeof mediaAssetSchema>;

const tags = ['Media'];

export const media = {
  /** Streamed by the server itself: `multipart/form-data` with a `file` part. */
  upload: author
    .route({
      method: 'POST',
      path: '/media',
      tags,
      summary: 'Upload a picture, film, sound, sticker or document for messages',
      description:
        'A form with the part `file`. Query, optional: `kind`, what it is to be sent as; a file Meta would not take as that is refused. In content it is written as `media:<id>`.',
      successStatus: 201,
    })
    .input(z.object({ file: z.file() }))
    .output(mediaAssetSchema),
  list: viewer
    .route({ method: 'GET', path: '/media', tags, summary: 'List uploaded files, newest first' })
    .input(
      z.object({
        ...pageInput,
        search: z.string().max(200).optional(),
        kind: mediumKindSchema.optional(),
      }),
    )
    .output(pageOf(mediaAssetSchema)),
  get: viewer
    .route({ method: 'GET', path: '/media/{id}', tags, summary: 'One uploaded file' })
    .input(byId)
    .output(mediaAssetSchema),
  remove: author
    .route({
      method: 'DELETE',
      path: '/media/{id}',
      tags,
      summary: 'Delete a file nothing uses any more',
    })
    .input(byId)
    .errors({ CONFLICT: { status: 409 } })
    .output(z.object({ removed: z.literal(true) })),
};
