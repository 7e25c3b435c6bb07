import { eventIterator } from '@orpc/contract';
import { exitCriteriaSchema, graphSchema } from '@waypost/journey';
import { z } from 'zod';

import { author, publisher, viewer, byId, instantSchema, pageInput, pageOf } from './procedure.ts';
import { runSchema, runStatusSchema } from './runs.ts';

export const journeyStatusSchema = z.enum([
  'draft',
  'live',
  /** People inside stay where they are, nothing is sent. */
  'paused',
  /** Nobody enters, people inside go on. */
  'closed',
  'stopped',
  /** Nobody is inside, and nobody can come. */
  'finished',
]);

export const journeySchema = z.object({
  id: z.guid(),
  name: z.string(),
  status: journeyStatusSchema,
  demo: z.boolean(),
  /** Kept out of the list unless it is asked for. */
  archived: z.boolean(),
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
  /** Activities the text speaks of, in its order: a loop, or a way through the journey. */
  activities: z.array(z.string()).readonly().optional(),
  /** Of a way: the port by which each of its activities but the last is left. */
  ports: z.array(z.string()).readonly().optional(),
});

/** People who were, are being or will be let in together. */
export const launchSchema = z.object({
  id: z.guid(),
  version: z.number().int(),
  status: z.enum(['waiting', 'running', 'done', 'stopped', 'set_aside']),
  /** Null: by publishing, not by a date. */
  occurrenceAt: instantSchema.nullable(),
  startsAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  entered: z.number().int(),
  /** Dates before it that were missed while Waypost did not run. */
  missed: z.number().int(),
  /** Only people of these time zones; null: everybody, or all others. */
  zones: z.array(z.string()).nullable(),
});
export type Launch = z.infer<typeof launchSchema>;

/** When and how a live journey's audience enters. */
export const journeyEntrySchema = z.object({
  /** The next three at most, local times YYYY-MM-DDTHH:MM; empty without a schedule, or when it is over. */
  nextDates: z.array(z.string()),
  /** The zone they are meant for; null: each person's own. */
  timeZone: z.string().nullable(),
  hasSchedule: z.boolean(),
  /** The latest twenty, newest first. */
  launches: z.array(launchSchema),
});

/** How a journey does by its goal, all versions together. */
export const goalReportSchema = z.object({
  entered: z.number().int(),
  reached: z.number().int(),
  /** Half of those who reached it took no longer, ms; null while nobody did. */
  medianMs: z.number().nullable(),
  /** Of the live version: how many left an activity by a port, and how many of them reached the goal. */
  ways: z.array(
    z.object({
      activityId: z.string(),
      port: z.string(),
      left: z.number().int(),
      reached: z.number().int(),
    }),
  ),
});

/** What takes people out of a live journey. */
export const journeyExitsSchema = z.object({
  exits: exitCriteriaSchema,
  /** The latest first. */
  changes: z.array(
    z.object({
      at: instantSchema,
      actor: z.string(),
      before: exitCriteriaSchema,
      after: exitCriteriaSchema,
    }),
  ),
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
    kind: z.enum(['audience', 'event', 'message', 'none']),
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

/**
 * The time numbers are of, in days of the workspace's zone: `week` is today and the six days before, `own` is `from` to
 * `until`, both included. Who stands where is told as of now in any case.
 */
const periodInput = {
  period: z.enum(['all', 'today', 'week', 'own']).default('all'),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
};
const periodSchema = z.object(periodInput);
export type PeriodInput = z.infer<typeof periodSchema>;

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
  /** People who answered the message, counted a second or two later than the rest. */
  replied: z.number().int(),
  /** People who tapped a short link in the message. */
  clicked: z.number().int(),
  messageFailed: z.number().int(),
  /** Not delivered within their time to live: Meta tells nobody, so it is presumed. */
  presumedDropped: z.number().int(),
  /** Of an entry by event: events that did not meet its condition. */
  notMatching: z.number().int(),
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
  /** People by what the end they came to says (`End.outcome`); each outcome of the version is listed. */
  outcomes: z.array(z.object({ outcome: z.string(), people: z.number().int() })),
  /** While an audience is being read: how many entered so far. */
  launching: z.boolean(),
  activities: z.array(activityCountsSchema),
  at: instantSchema,
});
export type JourneyCounts = z.infer<typeof journeyCountsSchema>;

export const journeys = {
  list: viewer
    .route({ method: 'GET', path: '/journeys', tags: ['Journeys'], summary: 'List journeys' })
    .input(
      z.object({
        ...pageInput,
        search: z.string().max(200).optional(),
        /** `archived`: all that are in the archive; they are left out otherwise. */
        status: z.enum([...journeyStatusSchema.options, 'archived']).optional(),
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
  archive: author
    .route({
      method: 'PUT',
      path: '/journeys/{id}/archived',
      tags: ['Journeys'],
      summary: 'Put a journey into the archive, or take it out',
    })
    .input(byId.extend({ archived: z.boolean() }))
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
    .input(
      byId.extend({
        revision: z.number().int().optional(),
        /** Left out: people inside finish on their version. */
        people: peopleChoiceSchema.optional(),
      }),
    )
    .errors({
      ...invalidGraph,
      CONFLICT: { status: 409, message: 'This draft is live already.' },
    })
    .output(z.object({ version: z.number().int() })),
  updateContent: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/update-content',
      tags: ['Journeys'],
      summary: 'Put the words of the live version right, for people inside too',
    })
    .input(byId.extend({ revision: z.number().int() }))
    .errors({
      ...invalidGraph,
      CONFLICT: { status: 409, message: 'More than words differs. Publish a new version instead.' },
    })
    .output(z.object({ version: z.number().int() })),
  transfer: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/transfer',
      tags: ['Journeys'],
      summary: 'How far people have been moved to the newest version, or taken out for it',
    })
    .input(byId)
    .output(transferSchema.nullable()),
  pause: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/pause',
      tags: ['Journeys'],
      summary: 'Pause a journey: people inside stay where they are, nothing is sent',
    })
    .input(
      byId.extend({
        /** Who would enter meanwhile waits at the entry, or does not enter. */
        entries: z.enum(['hold', 'discard']),
      }),
    )
    .output(journeySchema),
  resume: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/resume',
      tags: ['Journeys'],
      summary: 'Resume a paused journey; people go on where they were',
    })
    .input(byId)
    .output(journeySchema),
  close: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/close',
      tags: ['Journeys'],
      summary: 'Close a live journey to new entries; people inside go on',
    })
    .input(byId)
    .output(journeySchema),
  reopen: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/reopen',
      tags: ['Journeys'],
      summary: 'Let people into a closed journey again',
    })
    .input(byId)
    .output(journeySchema),
  restart: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/restart',
      tags: ['Journeys'],
      summary: 'Set a stopped or finished journey live again, as it was last published',
    })
    .input(byId)
    .errors(invalidGraph)
    .output(journeySchema),
  stop: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/stop',
      tags: ['Journeys'],
      summary: 'Stop a live journey; people inside leave, queued messages are not sent',
    })
    .input(byId)
    .output(journeySchema),
  entry: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/entry',
      tags: ['Journeys'],
      summary: 'When its audience enters next, and who was let in when',
    })
    .input(byId)
    .output(journeyEntrySchema),
  skipDate: publisher
    .route({
      method: 'POST',
      path: '/journeys/{id}/skip-date',
      tags: ['Journeys'],
      summary: 'Leave out the next date on which its audience would enter',
    })
    .input(byId.extend({ date: z.string().max(16) }))
    .output(journeyEntrySchema),
  goal: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/goal',
      tags: ['Journeys'],
      summary: 'How many reached its goal, in what time, and by which way',
    })
    .input(byId)
    .output(goalReportSchema),
  exits: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/exits',
      tags: ['Journeys'],
      summary: 'What takes people out, and who changed it while it was live',
    })
    .input(byId)
    .output(journeyExitsSchema),
  setExits: publisher
    .route({
      method: 'PUT',
      path: '/journeys/{id}/exits',
      tags: ['Journeys'],
      summary: 'Change what takes people out of a live journey, at once',
    })
    .input(byId.extend({ exits: exitCriteriaSchema }))
    .errors(invalidGraph)
    .output(journeyExitsSchema),
  versions: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/versions',
      tags: ['Journeys'],
      summary: 'Published versions',
    })
    .input(byId)
    .output(
      z.object({
        items: z.array(listedVersionSchema),
      }),
    ),
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
    .input(byId.extend({ ...periodInput, version: z.coerce.number().int().optional() }))
    .output(journeyCountsSchema),
  live: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/live',
      tags: ['Journeys'],
      summary: 'The same numbers as server-sent events, whenever they change',
    })
    .input(byId.extend(periodInput))
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
