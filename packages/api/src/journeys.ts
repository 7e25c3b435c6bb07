import { eventIterator } from '@orpc/contract';
import { adviceCodes, exitCriteriaSchema, graphSchema } from '@waypost/journey';
import { z } from 'zod';

import { journeyEntrySchema, journeyExitsSchema } from './journey-entries.ts';
import { goalReportSchema, journeyCountsSchema, periodInput } from './journey-numbers.ts';
import {
  invalidGraph,
  listedVersionSchema,
  peopleChoiceSchema,
  publishSummarySchema,
  transferSchema,
  versionSchema,
} from './journey-publishing.ts';
import {
  journeyDetailSchema,
  journeyLifeSchema,
  journeySchema,
  journeyStatusSchema,
  listedJourneySchema,
  problemSchema,
  tagSchema,
} from './journey-record.ts';
import { author, byId, instantSchema, pageInput, pageOf, publisher, viewer } from './procedure.ts';
import { runSchema, runStatusSchema } from './runs.ts';

export const journeys = {
  list: viewer
    .route({ method: 'GET', path: '/journeys', tags: ['Journeys'], summary: 'List journeys' })
    .input(
      z.object({
        ...pageInput,
        /** Part of a name, of a tag, or of anything written in a journey: names of activities, templates and events, texts of messages. */
        search: z.string().max(200).optional(),
        /** `none`: those in no folder. */
        folder: z.union([z.guid(), z.literal('none')]).optional(),
        /** Journeys that carry all of them. */
        tags: z.array(z.string().max(40)).max(20).optional(),
        /** `archived`: all that are in the archive; they are left out otherwise. */
        status: z.enum([...journeyStatusSchema.options, 'archived']).optional(),
        sort: z.enum(['-updatedAt', 'name', '-peopleInside']).default('-updatedAt'),
      }),
    )
    .output(pageOf(listedJourneySchema)),
  create: author
    .route({
      method: 'POST',
      path: '/journeys',
      tags: ['Journeys'],
      summary: 'Create a journey',
      successStatus: 201,
    })
    .input(
      z.object({
        name: z.string().min(1).max(120),
        draft: graphSchema.optional(),
        folderId: z.guid().nullable().optional(),
        tags: z.array(tagSchema).max(20).optional(),
      }),
    )
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
  life: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/life',
      tags: ['Journeys'],
      summary: 'Where a journey is in its life, and how many people are inside',
    })
    .input(byId)
    .output(journeyLifeSchema),
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
  dismissAdvice: author
    .route({
      method: 'PUT',
      path: '/journeys/{id}/dismissed-advice',
      tags: ['Journeys'],
      summary: 'Stop showing advice about a journey, or show it again',
    })
    .input(byId.extend({ code: z.enum(adviceCodes), dismissed: z.boolean() }))
    .output(z.object({ dismissed: z.boolean() })),
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
