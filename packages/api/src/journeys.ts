import { eventIterator } from '@orpc/contract';
import { graphSchema } from '@waypost/journey';
import { bubbleSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { author, byId, instantSchema, pageInput, pageOf, publisher, viewer } from './procedure.ts';

export const journeyStatusSchema = z.enum(['draft', 'live', 'stopped']);

export const journeySchema = z.object({
  id: z.guid(),
  name: z.string(),
  status: journeyStatusSchema,
  demo: z.boolean(),
  liveVersion: z.number().int().nullable(),
  /** True when the draft differs from the live version. */
  unpublishedChanges: z.boolean(),
  peopleInside: z.number().int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type Journey = z.infer<typeof journeySchema>;

export const journeyDetailSchema = journeySchema.extend({
  draft: graphSchema,
  /** Sent back with the next save, so that nobody's work is overwritten unseen. */
  draftRevision: z.number().int(),
});

export const problemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  activityId: z.string().nullable(),
  field: z.string(),
  code: z.string(),
  text: z.string(),
});

const invalidGraph = {
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
    kind: z.enum(['audience', 'event', 'none']),
    audienceName: z.string().nullable(),
    eventName: z.string().nullable(),
    people: z.number().int(),
  }),
  /** Of the people who enter, who would not get the first message, and why. */
  exclusions: z.array(z.object({ reason: z.string(), people: z.number().int() })),
  /** People who would get the first message. */
  reachable: z.number().int(),
  senders: z.array(
    z.object({
      id: z.guid(),
      name: z.string(),
      connection: z.enum(['simulator', 'meta']),
      messagesPerSecond: z.number().int(),
    }),
  ),
  peopleInside: z.number().int(),
  liveVersion: z.number().int().nullable(),
});

export const versionSchema = z.object({
  number: z.number().int(),
  publishedAt: instantSchema,
  publishedBy: z.string(),
  live: z.boolean(),
  peopleInside: z.number().int(),
});

/** Live numbers of one activity. `left` is by port, `excluded` by reason. */
export const activityCountsSchema = z.object({
  activityId: z.string(),
  entered: z.number().int(),
  here: z.number().int(),
  failed: z.number().int(),
  left: z.record(z.string(), z.number().int()),
  accepted: z.number().int(),
  sent: z.number().int(),
  delivered: z.number().int(),
  read: z.number().int(),
  messageFailed: z.number().int(),
  excluded: z.record(z.string(), z.number().int()),
});
export type ActivityCounts = z.infer<typeof activityCountsSchema>;

export const journeyCountsSchema = z.object({
  version: z.number().int().nullable(),
  status: journeyStatusSchema,
  entered: z.number().int(),
  peopleInside: z.number().int(),
  finished: z.number().int(),
  failed: z.number().int(),
  /** While an audience is being read: how many entered so far. */
  launching: z.boolean(),
  activities: z.array(activityCountsSchema),
  at: instantSchema,
});
export type JourneyCounts = z.infer<typeof journeyCountsSchema>;

export const runStatusSchema = z.enum(['inside', 'finished', 'failed', 'exited']);

export const runSchema = z.object({
  id: z.guid(),
  profileId: z.guid(),
  profileName: z.string(),
  phone: z.string().nullable(),
  activityId: z.string(),
  status: runStatusSchema,
  reason: z.string().nullable(),
  waitingFor: z.enum(['dispatch', 'time', 'reaction']).nullable(),
  deadlineAt: instantSchema.nullable(),
  enteredAt: instantSchema,
  arrivedAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const messageStateSchema = z.enum([
  'queued',
  'unknown',
  'accepted',
  'held',
  'sent',
  'delivered',
  'read',
  'played',
  'refused',
  'excluded',
  'received',
]);

export const messageSchema = z.object({
  id: z.guid(),
  direction: z.enum(['out', 'in']),
  profileId: z.guid(),
  profileName: z.string(),
  number: z.string().nullable(),
  senderId: z.guid(),
  journeyId: z.guid().nullable(),
  campaignId: z.guid().nullable(),
  runId: z.guid().nullable(),
  activityId: z.string().nullable(),
  templateName: z.string().nullable(),
  language: z.string().nullable(),
  state: messageStateSchema,
  exclusion: z.string().nullable(),
  failureCode: z.number().int().nullable(),
  failureText: z.string().nullable(),
  bubble: bubbleSchema.nullable(),
  createdAt: instantSchema,
  acceptedAt: instantSchema.nullable(),
  sentAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
  readAt: instantSchema.nullable(),
  failedAt: instantSchema.nullable(),
});
export type Message = z.infer<typeof messageSchema>;

export const runDetailSchema = runSchema.extend({
  journeyId: z.guid(),
  journeyName: z.string(),
  version: z.number().int(),
  graph: graphSchema,
  steps: z.array(
    z.object({
      activityId: z.string(),
      visit: z.number().int(),
      port: z.string().nullable(),
      reason: z.string().nullable(),
      at: instantSchema,
    }),
  ),
  messages: z.array(messageSchema),
  events: z.array(
    z.object({
      kind: z.enum(['custom', 'reply', 'button', 'failed']),
      name: z.string().nullable(),
      text: z.string().nullable(),
      at: instantSchema,
    }),
  ),
  /** The wait may be skipped: a demo profile, or a journey that only sends on the simulator. */
  maySkipWait: z.boolean(),
});

export const journeys = {
  list: viewer
    .route({ method: 'GET', path: '/journeys', tags: ['Journeys'], summary: 'List journeys' })
    .input(
      z.object({
        ...pageInput,
        search: z.string().max(200).optional(),
        status: journeyStatusSchema.optional(),
        sort: z.enum(['-updatedAt', 'name', '-peopleInside']).default('-updatedAt'),
      }),
    )
    .output(pageOf(journeySchema)),
  create: author
    .route({
      method: 'POST',
      path: '/journeys',
      tags: ['Journeys'],
      summary: 'Create a journey',
      successStatus: 201,
    })
    .input(z.object({ name: z.string().min(1).max(120), draft: graphSchema.optional() }))
    .output(journeyDetailSchema),
  get: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}',
      tags: ['Journeys'],
      summary: 'One journey with its draft',
    })
    .input(byId)
    .output(journeyDetailSchema),
  rename: author
    .route({
      method: 'PATCH',
      path: '/journeys/{id}',
      tags: ['Journeys'],
      summary: 'Rename a journey',
    })
    .input(byId.extend({ name: z.string().min(1).max(120) }))
    .output(journeySchema),
  saveDraft: author
    .route({
      method: 'PUT',
      path: '/journeys/{id}/draft',
      tags: ['Journeys'],
      summary: 'Save the draft graph',
    })
    .input(
      byId.extend({
        draft: graphSchema,
        /** Revision the change was made on. Left out: overwrite whatever is there. */
        revision: z.number().int().optional(),
      }),
    )
    .errors({
      CONFLICT: {
        status: 409,
        message: 'Somebody else saved this journey meanwhile.',
        data: z.object({
          revision: z.number().int(),
          updatedBy: z.string(),
          updatedAt: instantSchema,
          draft: graphSchema,
        }),
      },
    })
    .output(z.object({ revision: z.number().int(), savedAt: instantSchema })),
  duplicate: author
    .route({
      method: 'POST',
      path: '/journeys/{id}/duplicate',
      tags: ['Journeys'],
      summary: 'Copy a journey as a new draft',
      successStatus: 201,
    })
    .input(byId)
    .output(journeyDetailSchema),
  remove: author
    .route({
      method: 'DELETE',
      path: '/journeys/{id}',
      tags: ['Journeys'],
      summary: 'Delete a journey that was never published',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  validate: viewer
    .route({
      method: 'POST',
      path: '/journeys/{id}/validate',
      tags: ['Journeys'],
      summary: 'Check the draft, or the graph given',
    })
    .input(byId.extend({ graph: graphSchema.optional() }))
    .output(z.object({ valid: z.boolean(), problems: z.array(problemSchema) })),
  publishSummary: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/publish-summary',
      tags: ['Journeys'],
      summary: 'What publishing would do',
    })
    .input(byId)
    .output(publishSummarySchema),
  publish: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/publish',
      tags: ['Journeys'],
      summary: 'Freeze the draft as a new version and let people in',
    })
    .input(byId.extend({ revision: z.number().int().optional() }))
    .errors(invalidGraph)
    .output(z.object({ version: z.number().int() })),
  stop: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/stop',
      tags: ['Journeys'],
      summary: 'Stop a live journey; people inside leave, queued messages are not sent',
    })
    .input(byId)
    .output(journeySchema),
  versions: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/versions',
      tags: ['Journeys'],
      summary: 'Published versions',
    })
    .input(byId)
    .output(z.object({ items: z.array(versionSchema) })),
  version: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/versions/{number}',
      tags: ['Journeys'],
      summary: 'The graph of one version',
    })
    .input(byId.extend({ number: z.coerce.number().int().min(1) }))
    .output(versionSchema.extend({ graph: graphSchema })),
  counts: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/counts',
      tags: ['Journeys'],
      summary: 'Live numbers of a version (the live one if not named)',
    })
    .input(byId.extend({ version: z.coerce.number().int().optional() }))
    .output(journeyCountsSchema),
  live: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/live',
      tags: ['Journeys'],
      summary: 'The same numbers as server-sent events, whenever they change',
    })
    .input(byId)
    .output(eventIterator(journeyCountsSchema)),
  people: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/people',
      tags: ['Journeys'],
      summary: 'People of a journey, by activity and status',
    })
    .input(
      byId.extend({
        ...pageInput,
        activityId: z.string().max(64).optional(),
        /** `passed`: was at the activity at any time; otherwise where they stand or ended. */
        show: z.enum(['here', 'passed', 'failed', 'excluded', 'all']).default('all'),
        status: runStatusSchema.optional(),
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(runSchema)),
};

export const runs = {
  get: viewer
    .route({
      method: 'GET',
      path: '/runs/{id}',
      tags: ['People inside'],
      summary: "One person's path with every message",
    })
    .input(byId)
    .output(runDetailSchema),
  skipWait: author
    .route({
      method: 'POST',
      path: '/runs/{id}/skip-wait',
      tags: ['People inside'],
      summary: 'End the present wait at once (simulator people only)',
    })
    .input(byId)
    .output(runSchema),
};

export const messages = {
  list: viewer
    .route({ method: 'GET', path: '/messages', tags: ['Messages'], summary: 'List messages' })
    .input(
      z.object({
        ...pageInput,
        journeyId: z.guid().optional(),
        campaignId: z.guid().optional(),
        profileId: z.guid().optional(),
        runId: z.guid().optional(),
        activityId: z.string().max(64).optional(),
        state: messageStateSchema.optional(),
        /** `failed`: what Meta refused at once or reported as failed later, as reports count it. */
        show: z.enum(['all', 'failed']).default('all'),
        exclusion: z.string().max(64).optional(),
        direction: z.enum(['out', 'in']).optional(),
      }),
    )
    .output(pageOf(messageSchema)),
  get: viewer
    .route({ method: 'GET', path: '/messages/{id}', tags: ['Messages'], summary: 'One message' })
    .input(byId)
    .output(messageSchema),
  resend: publisher
    .route({
      method: 'POST',
      path: '/messages/{id}/resend',
      tags: ['Messages'],
      summary: 'Send a message of unknown outcome again; it may arrive twice',
    })
    .input(byId)
    .errors({ CONFLICT: { status: 409, message: 'This message is not of unknown outcome.' } })
    .output(messageSchema),
};

export const events = {
  record: author
    .route({
      method: 'POST',
      path: '/events',
      tags: ['Events'],
      summary: 'Record one or many events (1 to 1,000); a key makes a repeat harmless',
    })
    .input(
      z.object({
        events: z
          .array(
            z.object({
              name: z
                .string()
                .regex(
                  /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/,
                  'start with a letter; letters, digits, _ . -',
                ),
              /** One of the three. */
              externalId: z.string().max(200).optional(),
              profileId: z.guid().optional(),
              phone: z.string().max(32).optional(),
              key: z.string().min(1).max(200).optional(),
              payload: z.record(z.string(), z.unknown()).default({}),
              occurredAt: instantSchema.optional(),
            }),
          )
          .min(1)
          .max(1000),
      }),
    )
    .output(
      z.object({
        results: z.array(
          z.object({ status: z.enum(['recorded', 'duplicate', 'unknown_profile']) }),
        ),
        recorded: z.number().int(),
        started: z.number().int(),
      }),
    ),
};
