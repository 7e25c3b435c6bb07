import { z } from 'zod';

import { admin, publisher, viewer, byId, instantSchema } from './procedure.ts';

export const senderSchema = z.object({
  id: z.guid(),
  name: z.string(),
  connection: z.enum(['simulator', 'meta']),
  phoneNumberId: z.string(),
  wabaId: z.string(),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  messagesPerSecond: z.number().int(),
  quality: z.string(),
  pausedAt: instantSchema.nullable(),
  pauseReason: z.string().nullable(),
  lastWebhookAt: instantSchema.nullable(),
  /** Path Meta must call, to be put behind PUBLIC_URL. */
  webhookPath: z.string(),
  verifyToken: z.string(),
  queued: z.number().int(),
  createdAt: instantSchema,
});
export type Sender = z.infer<typeof senderSchema>;

const senderInput = z.object({
  name: z.string().min(1).max(80),
  connection: z.enum(['simulator', 'meta']),
  phoneNumberId: z.string().regex(/^\d{5,30}$/, 'the phone number id is digits only'),
  wabaId: z.string().regex(/^\d{5,30}$/, 'the WhatsApp Business Account id is digits only'),
  accessToken: z.string().min(1).max(2000),
  appSecret: z.string().min(1).max(200),
  /** What Meta granted the number: 80, or 1,000 after its upgrade. Test sinks may take more. */
  messagesPerSecond: z.number().int().min(1).max(100_000).default(80),
});

export const senders = {
  list: viewer
    .route({ method: 'GET', path: '/senders', tags: ['Senders'], summary: 'List senders' })
    .output(z.object({ items: z.array(senderSchema) })),
  get: viewer
    .route({ method: 'GET', path: '/senders/{id}', tags: ['Senders'], summary: 'One sender' })
    .input(byId)
    .output(senderSchema),
  create: admin
    .route({
      method: 'POST',
      path: '/senders',
      tags: ['Senders'],
      summary: 'Connect a phone number; its name and templates are read from the account first',
      successStatus: 201,
    })
    .input(senderInput)
    .output(senderSchema),
  update: admin
    .route({
      method: 'PATCH',
      path: '/senders/{id}',
      tags: ['Senders'],
      summary: 'Change a sender; secrets left out stay as they are',
    })
    .input(
      byId
        .extend(
          senderInput.pick({ name: true, accessToken: true, appSecret: true }).partial().shape,
        )
        .extend({ messagesPerSecond: z.number().int().min(1).max(100_000).optional() }),
    )
    .output(senderSchema),
  pause: publisher
    .route({
      method: 'POST',
      path: '/senders/{id}/pause',
      tags: ['Senders'],
      summary: 'Hold everything this sender would send',
    })
    .input(byId)
    .output(senderSchema),
  resume: publisher
    .route({
      method: 'POST',
      path: '/senders/{id}/resume',
      tags: ['Senders'],
      summary: 'Send again',
    })
    .input(byId)
    .output(senderSchema),
  remove: admin
    .route({
      method: 'DELETE',
      path: '/senders/{id}',
      tags: ['Senders'],
      summary: 'Remove a sender no live journey uses',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
};
