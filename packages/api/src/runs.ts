import { graphSchema, waitingForSchema } from '@waypost/journey';
import { z } from 'zod';

import { author, viewer, byId, instantSchema } from './procedure.ts';
import { messageSchema } from './messages.ts';

export const runStatusSchema = z.enum(['inside', 'finished', 'failed', 'exited']);

export const runSchema = z.object({
  id: z.guid(),
  profileId: z.guid(),
  profileName: z.string(),
  phone: z.string().nullable(),
  bsuid: z.string().nullable(),
  username: z.string().nullable(),
  activityId: z.string(),
  status: runStatusSchema,
  reason: z.string().nullable(),
  waitingFor: waitingForSchema.nullable(),
  deadlineAt: instantSchema.nullable(),
  enteredAt: instantSchema,
  arrivedAt: instantSchema,
  endedAt: instantSchema.nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** What can happen to a person: `custom` is reported from outside, everything else comes from WhatsApp. */
export const eventKindSchema = z.enum([
  'custom',
  'reply',
  'button',
  'list',
  'flow',
  'media',
  'location',
  'contacts',
  'order',
  'emojiReaction',
  'referral',
  'click',
  'numberChanged',
  'identityChanged',
  'preference',
  'unsupported',
  'welcome',
  'failed',
]);

/** See `Decision` of the journey language. */
export const decisionSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

export const runDetailSchema = runSchema.extend({
  journeyId: z.guid(),
  journeyName: z.string(),
  /** It belongs to a trial of the journey. */
  isTrial: z.boolean(),
  version: z.number().int(),
  /** When the publisher moved people of earlier versions to this one, this person among them; null: they entered it. */
  movedAt: instantSchema.nullable(),
  graph: graphSchema,
  steps: z.array(
    z.object({
      activityId: z.string(),
      visit: z.number().int(),
      port: z.string().nullable(),
      reason: z.string().nullable(),
      at: instantSchema,
      /** The parallel branch it was on, as `<activity>/<port>`; null: the person's own way. */
      branch: z.string().nullable(),
      /** What a rule found that decided, by what it looked at (`profile.tier`); null where no rule decided. */
      decided: decisionSchema.nullable(),
    }),
  ),
  /** The parallel branches of the passage, those that go on last. */
  branches: z.array(
    z.object({
      id: z.guid(),
      branch: z.string(),
      activityId: z.string(),
      status: runStatusSchema,
      reason: z.string().nullable(),
      waitingFor: waitingForSchema.nullable(),
      deadlineAt: instantSchema.nullable(),
    }),
  ),
  messages: z.array(messageSchema),
  events: z.array(
    z.object({
      kind: eventKindSchema,
      name: z.string().nullable(),
      text: z.string().nullable(),
      at: instantSchema,
    }),
  ),
  /** Processing the person failed: they stand still until somebody tries again. Null: it did not. */
  setAsideSince: instantSchema.nullable(),
  /** They failed, and may be taken back to where they did. */
  mayRetry: z.boolean(),
  /** The wait may be skipped: a demo profile, or a journey that only sends on the simulator. */
  maySkipWait: z.boolean(),
});

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
