import { bubbleSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { publisher, viewer, byId, instantSchema, pageInput, pageOf } from './procedure.ts';

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
