import { z } from 'zod';

import { problemSchema } from './journey-record.ts';
import { instantSchema } from './procedure.ts';
import { costSchema, pricedBySchema } from './rate-card.ts';

/** Publishing refuses a journey with errors, and says them. */
export const invalidGraph = {
  INVALID_GRAPH: {
    status: 422,
    message: 'The journey has errors. Fix them and publish again.',
    data: z.object({ problems: z.array(problemSchema) }),
  },
};

/** What publishing will do, in figures. */
export const publishSummarySchema = z.object({
  problems: z.array(problemSchema),
  /** One plain sentence per activity, in walking order. */
  sentences: z.array(z.object({ activityId: z.string(), text: z.string() })),
  entry: z.object({
    kind: z.enum(['audience', 'event', 'message', 'none']),
    audienceName: z.string().nullable(),
    eventName: z.string().nullable(),
    people: z.number().int(),
  }),
  /** Of the people who enter, who would not get the first message, and why. */
  exclusions: z.array(z.object({ reason: z.string(), people: z.number().int() })),
  /** People who would get the first message. */
  reachable: z.number().int(),
  /** What the first message costs; null where nobody enters at once. */
  cost: costSchema.extend(pricedBySchema.shape).nullable(),
  senders: z.array(
    z.object({
      id: z.guid(),
      name: z.string(),
      connection: z.enum(['simulator', 'meta']),
      messagesPerSecond: z.number().int(),
      /** Messages wait until it sends again. */
      isPaused: z.boolean(),
      /** A live sender sends nothing before somebody confirmed Meta's rules. */
      policiesConfirmed: z.boolean(),
      /** Different people it may still write to in these 24 hours, outside their windows; null without a limit. */
      placesLeft: z.number().int().nullable(),
    }),
  ),
  peopleInside: z.number().int(),
  liveVersion: z.number().int().nullable(),
  /** Who is inside earlier versions, by where they stand, and whether they could go on in this one. */
  inside: z.array(
    z.object({
      version: z.number().int(),
      activityId: z.string(),
      /** Of how many people the matching activity is there (`fitting`), and of how many it is not. */
      fitting: z.number().int(),
      others: z.number().int(),
    }),
  ),
  /** Only words, media and names differ from the live version: they can go live without touching people. */
  contentOnly: z.boolean(),
});

/** What publishing does with people who are inside an earlier version. */
export const peopleChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finish') }),
  z.object({
    kind: z.literal('move'),
    /** With those whose activity is not in the new version. */
    unmatched: z.enum(['finish', 'exit']),
  }),
  z.object({ kind: z.literal('exit') }),
]);

/** How far people have been moved to a version, or taken out for it. */
export const transferSchema = z.object({
  kind: z.enum(['move', 'exit']),
  version: z.number().int(),
  /** Inside when it was published. */
  people: z.number().int(),
  moved: z.number().int(),
  exited: z.number().int(),
  /** Stay on their version. */
  kept: z.number().int(),
  askedAt: instantSchema,
  /** Null: it goes on. */
  doneAt: instantSchema.nullable(),
});
export type Transfer = z.infer<typeof transferSchema>;

export const versionSchema = z.object({
  number: z.number().int(),
  publishedAt: instantSchema,
  publishedBy: z.string(),
  live: z.boolean(),
  peopleInside: z.number().int(),
  /** Number of the version whose words it put right; null: people entered it anew. */
  updates: z.number().int().nullable(),
});

export const listedVersionSchema = versionSchema.extend({
  /** How much of it differs from the version before; null for the first one. */
  changes: z
    .object({
      added: z.number().int(),
      removed: z.number().int(),
      changed: z.number().int(),
      ways: z.number().int(),
      settings: z.boolean(),
    })
    .nullable(),
});
export type ListedVersion = z.infer<typeof listedVersionSchema>;
