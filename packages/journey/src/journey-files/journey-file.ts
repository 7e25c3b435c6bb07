import {
  templateDraftSchema,
  type TemplateDraft,
  type TemplateDraftInput,
} from '@waypost/whatsapp';
import { z } from 'zod';

import { eventFieldSchema } from '../activities/entry-event/schema.ts';
import { graphSchema, type Graph, type GraphInput } from '../graph/graph.ts';
import { ruleSchema, type Rule } from '../rules/rule.ts';

/** Largest medium that travels inside a file, bytes: what Meta takes as a picture. */
export const largestMediumInFile = 5 * 1024 * 1024;
/** All media of a file together, bytes. */
export const mostMediaInFile = 10 * 1024 * 1024;

const named = { id: z.guid(), name: z.string().max(200) };

/*
 * Ids in a file are those of the workspace it came from. They only say what belongs together: on import each is looked
 * up, by id and by name, or made anew.
 */
const schema = z.object({
  /** Says what the file is. */
  waypost: z.literal('journey'),
  version: z.literal(1),
  name: z.string().min(1).max(120),
  graph: graphSchema,
  senders: z.array(z.object(named)).max(50).default([]),
  /** All languages of a template that the graph sends, as drafts that can be handed in for review. */
  templates: z
    .array(z.object({ senderId: z.guid(), drafts: z.array(templateDraftSchema).min(1).max(100) }))
    .max(200)
    .default([]),
  /** A list travels without its people. */
  audiences: z
    .array(z.object({ ...named, kind: z.enum(['rule', 'list']), rule: ruleSchema.nullable() }))
    .max(200)
    .default([]),
  /** Attributes of profiles that the graph and its audiences name. */
  attributes: z
    .array(
      z.object({
        name: z.string().regex(/^[A-Za-z0-9_]{1,64}$/),
        label: z.string().max(80).nullable().default(null),
        kind: z.enum(['text', 'number', 'boolean', 'date', 'list']),
      }),
    )
    .max(500)
    .default([]),
  /** Custom events that start it, move it on or are asked for by its rules. */
  events: z
    .array(z.object({ name: z.string().max(100), fields: z.array(eventFieldSchema).max(50) }))
    .max(200)
    .default([]),
  /** What requests carry to which host; never what is in it. */
  secrets: z
    .array(z.object({ ...named, host: z.string().max(260) }))
    .max(50)
    .default([]),
  /** Other journeys that it starts, jumps to or asks about. */
  journeys: z.array(z.object(named)).max(200).default([]),
  /** Files named `media:<id>`; `data` is base64, null where a file was too large to travel. */
  media: z
    .array(
      z.object({
        id: z.guid(),
        fileName: z.string().min(1).max(255),
        mimeType: z.string().max(120),
        data: z.base64().nullable(),
      }),
    )
    .max(200)
    .default([]),
});

export interface FileTemplate {
  senderId: string;
  drafts: TemplateDraft[];
}
export interface FileAudience {
  id: string;
  name: string;
  kind: 'rule' | 'list';
  rule: Rule | null;
}
export type FileAttribute = z.output<typeof schema>['attributes'][number];
export type FileEvent = z.output<typeof schema>['events'][number];
export type FileMedium = z.output<typeof schema>['media'][number];

// Named, because the compiler spells out what has no name, and this is large.
/** One journey with everything it refers to, as it is exported, imported and offered in the gallery. */
export interface JourneyFile extends Omit<
  z.output<typeof schema>,
  'graph' | 'templates' | 'audiences'
> {
  graph: Graph;
  templates: FileTemplate[];
  audiences: FileAudience[];
}
/** A file as it may be written: what has a default may be left out. */
export interface JourneyFileInput extends Omit<
  z.input<typeof schema>,
  'graph' | 'templates' | 'audiences'
> {
  graph: GraphInput;
  templates?: { senderId: string; drafts: TemplateDraftInput[] }[] | undefined;
  audiences?: (Omit<FileAudience, 'rule'> & { rule: unknown })[] | undefined;
}

export const journeyFileSchema: z.ZodType<JourneyFile, JourneyFileInput> = schema;
