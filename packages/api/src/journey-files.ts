import { graphSchema, journeyFileSchema } from '@waypost/journey';
import { z } from 'zod';

import { problemSchema } from './journey-record.ts';
import { author, byId, viewer } from './procedure.ts';

/** What becomes of one thing that an imported journey refers to. */
export const importItemSchema = z.object({
  kind: z.enum([
    'sender',
    'template',
    'audience',
    'list',
    'attribute',
    'event',
    'secret',
    'journey',
    'medium',
  ]),
  /** As the file calls it. */
  name: z.string(),
  /**
   * `create`: it is made. `reuse`: the same is there. `rename`: it is made under the name `as`, because another has its
   * own. `differs`: what is there is used, though it is another. `expected`: somebody has to send it. `missing`: the
   * journey can't be published without.
   */
  outcome: z.enum(['create', 'reuse', 'rename', 'differs', 'expected', 'missing']),
  /** What it is called here; of an attribute its kind here, of a secret its host. */
  as: z.string().nullable(),
});
export type ImportItem = z.infer<typeof importItemSchema>;

const importInput = z.object({
  /** What the export answered. */
  file: z.unknown(),
  /** Left out: the file's, or the next that is free. */
  name: z.string().trim().min(1).max(120).optional(),
  /** Senders here by those of the file; one left out is found by its id or name. */
  senders: z.record(z.string(), z.guid()).default({}),
  /** Templates for which the account's own of that name are sent, whatever they say. */
  ownTemplates: z.array(z.string()).max(200).default([]),
});

export const importPlanSchema = z.object({
  name: z.string(),
  senders: z.array(z.object({ id: z.guid(), name: z.string(), chosen: z.guid().nullable() })),
  items: z.array(importItemSchema),
  /** What would be wrong with the journey, its new templates taken as approved. */
  problems: z.array(problemSchema),
  /** The journey as it would be stored. */
  graph: graphSchema,
  /** Audiences that would be made, for their names. */
  audiences: z.array(z.object({ id: z.guid(), name: z.string() })),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

const tags = ['Journeys'];

export const journeyFiles = {
  export: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/export',
      tags,
      summary: 'A journey with everything it refers to, as one file',
      description:
        'Templates, audiences, attributes, events and media travel along. People and the contents of secrets never do.',
    })
    .input(byId)
    .output(journeyFileSchema),
  check: author
    .route({
      method: 'POST',
      path: '/journey-imports/check',
      tags,
      summary: 'What importing a file would make, use and miss; nothing is written',
    })
    .input(importInput)
    .output(importPlanSchema),
  import: author
    .route({
      method: 'POST',
      path: '/journey-imports',
      tags,
      summary: 'Import a journey as a draft, with what it refers to: all of it or nothing',
      successStatus: 201,
    })
    .input(importInput)
    .output(
      z.object({
        journeyId: z.guid(),
        /** Its templates that are new to the account, to be handed in for review. */
        drafts: z.array(z.object({ id: z.guid(), name: z.string(), language: z.string() })),
      }),
    ),
};

/** Languages in which the gallery is written. */
export const galleryLanguages = ['en', 'it', 'fr', 'nl', 'zh'] as const;
const galleryLanguageSchema = z.enum(galleryLanguages);
export type GalleryLanguage = z.infer<typeof galleryLanguageSchema>;

const readyJourneySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What it does, in one sentence. */
  sentence: z.string(),
  graph: graphSchema,
});

export const gallery = {
  list: viewer
    .route({ method: 'GET', path: '/gallery', tags, summary: 'Ready-made journeys' })
    .input(z.object({ language: galleryLanguageSchema.default('en') }))
    .output(z.object({ items: z.array(readyJourneySchema) })),
  get: viewer
    .route({
      method: 'GET',
      path: '/gallery/{id}',
      tags,
      summary: 'A ready-made journey, as a file to import',
    })
    .input(
      z.object({
        id: z.string().max(64),
        /** Of the names and notes that its authors read. */
        language: galleryLanguageSchema.default('en'),
        /** Of the messages that people receive; left out, the same. */
        messages: galleryLanguageSchema.optional(),
      }),
    )
    .output(
      readyJourneySchema.extend({
        file: journeyFileSchema,
        /** The language of its messages. */
        messages: galleryLanguageSchema,
      }),
    ),
};
export type ReadyJourney = z.infer<typeof readyJourneySchema>;
