import { z } from 'zod';

import { journeyNameSchema, tagSchema } from './journey-record.ts';
import { author, byId, viewer } from './procedure.ts';

export const journeyFolderSchema = z.object({
  id: z.guid(),
  name: z.string(),
  /** In it, those in the archive not counted. */
  journeys: z.number().int(),
});
export type JourneyFolder = z.infer<typeof journeyFolderSchema>;

const tags = ['Journeys'];

/** Folders and tags, by which journeys are found again. */
export const journeyLibrary = {
  folders: viewer
    .route({ method: 'GET', path: '/journey-folders', tags, summary: 'Folders of journeys' })
    .output(
      z.object({
        items: z.array(journeyFolderSchema),
        /** All journeys, and those in no folder; without the archive. */
        all: z.number().int(),
        unfiled: z.number().int(),
      }),
    ),
  createFolder: author
    .route({
      method: 'POST',
      path: '/journey-folders',
      tags,
      summary: 'Create a folder',
      successStatus: 201,
    })
    .input(z.object({ name: journeyNameSchema }))
    .output(z.object({ id: z.guid() })),
  renameFolder: author
    .route({ method: 'PATCH', path: '/journey-folders/{id}', tags, summary: 'Rename a folder' })
    .input(byId.extend({ name: journeyNameSchema }))
    .output(z.object({ id: z.guid() })),
  removeFolder: author
    .route({
      method: 'DELETE',
      path: '/journey-folders/{id}',
      tags,
      summary: 'Delete a folder; its journeys stay',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  tags: viewer
    .route({ method: 'GET', path: '/journey-tags', tags, summary: 'Tags that journeys carry' })
    .output(
      z.object({ items: z.array(z.object({ tag: z.string(), journeys: z.number().int() })) }),
    ),
  organise: author
    .route({
      method: 'POST',
      path: '/journey-library',
      tags,
      summary: 'Move, tag or archive several journeys at once',
    })
    .input(
      z.object({
        ids: z.array(z.guid()).min(1).max(1000),
        /** Null: out of their folders. Left out: they stay where they are. */
        folderId: z.guid().nullable().optional(),
        addTags: z.array(tagSchema).max(20).optional(),
        removeTags: z.array(z.string().max(40)).max(1000).optional(),
        archived: z.boolean().optional(),
      }),
    )
    .output(
      z.object({
        changed: z.array(z.guid()),
        /** Still goes on for somebody, and so can't be put into the archive: nothing of it was changed. */
        refused: z.array(z.guid()),
      }),
    ),
};
