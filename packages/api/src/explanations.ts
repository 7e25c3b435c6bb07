import { ruleSchema, waitingForSchema } from '@waypost/journey';
import { z } from 'zod';

import { messageStateSchema } from './messages.ts';
import { instantSchema, viewer } from './procedure.ts';
import { decisionSchema, runStatusSchema } from './runs.ts';

/** Conditions that were not met, each with what was found. */
const unmet = z.array(z.object({ condition: ruleSchema, found: decisionSchema })).readonly();
const run = { runId: z.guid(), activityId: z.string() };

/** One part of an answer; see `Answer` of the engine. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not_published') }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('no_entry') }),
  z.object({ kind: z.literal('not_in_audience'), audienceId: z.guid(), unmet }),
  z.object({ kind: z.literal('entering') }),
  z.object({ kind: z.literal('enters_at'), at: instantSchema }),
  z.object({ kind: z.literal('let_in_before'), at: instantSchema }),
  z.object({ kind: z.literal('no_change') }),
  z.object({ kind: z.literal('no_event'), event: z.string() }),
  z.object({ kind: z.literal('event_not_matching'), event: z.string(), at: instantSchema, unmet }),
  z.object({ kind: z.literal('event_did_not_start'), event: z.string(), at: instantSchema }),
  z.object({ kind: z.literal('nothing_written') }),
  z.object({ kind: z.literal('not_sent_here') }),
  z.object({ kind: z.literal('sending_held') }),
  z.object({ kind: z.literal('set_aside'), runId: z.guid(), since: instantSchema }),
  z.object({
    kind: z.literal('message'),
    ...run,
    state: messageStateSchema,
    reason: z.string().nullable(),
    code: z.number().int().nullable(),
    /** Meta's code in words. */
    meaning: z.string().nullable(),
    waitsFor: z.enum(['template', 'limit', 'pair', 'media', 'pause', 'journey']).nullable(),
    dueAt: instantSchema.nullable(),
    sender: z.string(),
    isSenderPaused: z.boolean(),
  }),
  z.object({
    kind: z.literal('inside'),
    ...run,
    waitingFor: waitingForSchema.nullable(),
    until: instantSchema.nullable(),
  }),
  z.object({
    kind: z.literal('left'),
    ...run,
    status: runStatusSchema.exclude(['inside']),
    reason: z.string().nullable(),
    at: instantSchema,
  }),
  z.object({ kind: z.literal('decided'), ...run, port: z.string(), decision: decisionSchema }),
]);
export type ExplanationAnswer = z.infer<typeof answerSchema>;

export const explanations = {
  why: viewer
    .route({
      method: 'GET',
      path: '/journeys/{id}/why',
      tags: ['People inside'],
      summary: 'Why a person did not get what a journey sends, the decisive answer first',
    })
    .input(z.object({ id: z.guid(), profileId: z.guid() }))
    .output(z.object({ answers: z.array(answerSchema) })),
};
