import { z } from 'zod';

import { author, byId, instantSchema, publisher, viewer } from './procedure.ts';

const purpose = z.enum(['marketing', 'service']);

export const wayInSchema = z.object({
  id: z.guid(),
  kind: z.enum(['link', 'test']),
  senderId: z.guid(),
  name: z.string(),
  /** What stands ready to send in the person's WhatsApp. */
  prefilledMessage: z.string(),
  /** What people read beside the code. */
  consentText: z.string(),
  /** What they agree to by sending the message. */
  consentPurposes: z.array(purpose),
  url: z.string(),
  /** Messages that came in with this text. */
  arrivals: z.number().int(),
  lastArrivalAt: instantSchema.nullable(),
  arrivedProfileId: z.guid().nullable(),
  expiresAt: instantSchema.nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
});
export type WayIn = z.infer<typeof wayInSchema>;

const editable = {
  name: z.string().trim().min(1).max(80),
  /** Meta's limit of `message_qrdls` is 140 characters. */
  prefilledMessage: z.string().trim().min(1).max(140),
  consentText: z.string().trim().max(1000).default(''),
  consentPurposes: z.array(purpose).max(2).default([]),
};

const tags = ['Ways in'];

export const waysIn = {
  list: viewer
    .route({ method: 'GET', path: '/ways-in', tags, summary: 'List links and QR codes' })
    .output(z.object({ items: z.array(wayInSchema) })),
  get: viewer
    .route({ method: 'GET', path: '/ways-in/{id}', tags, summary: 'One link or test code' })
    .input(byId)
    .output(wayInSchema),
  create: publisher
    .route({
      method: 'POST',
      path: '/ways-in',
      tags,
      summary: 'Make a link with its QR code; Meta keeps it until it is removed',
      successStatus: 201,
    })
    .input(z.object({ senderId: z.guid(), ...editable }))
    .output(wayInSchema),
  update: publisher
    .route({
      method: 'PATCH',
      path: '/ways-in/{id}',
      tags,
      summary: 'Change a link; printed codes go on working',
    })
    .input(byId.extend(editable))
    .output(wayInSchema),
  remove: publisher
    .route({
      method: 'DELETE',
      path: '/ways-in/{id}',
      tags,
      summary: 'Remove a link; printed codes stop working',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  startTest: author
    .route({
      method: 'POST',
      path: '/ways-in/test',
      tags,
      summary:
        'Make a code for 30 minutes that turns the phone it is scanned with into a test profile',
      successStatus: 201,
    })
    .input(z.object({ senderId: z.guid() }))
    .output(wayInSchema),
};
