import {
  bubbleSchema,
  templateCategorySchema,
  templateSchema,
  templateStatusSchema,
} from '@waypost/whatsapp';
import { z } from 'zod';

import {
  admin,
  author,
  byId,
  instantSchema,
  pageInput,
  pageOf,
  publisher,
  viewer,
} from './procedure.ts';

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

export const storedTemplateSchema = templateSchema.extend({
  id: z.guid(),
  wabaId: z.string(),
  quality: z.string(),
  rejectedReason: z.string().nullable(),
  syncedAt: instantSchema,
});
export type StoredTemplate = z.infer<typeof storedTemplateSchema>;

export const templates = {
  list: viewer
    .route({ method: 'GET', path: '/templates', tags: ['Templates'], summary: 'List templates' })
    .input(
      z.object({
        search: z.string().max(200).optional(),
        senderId: z.guid().optional(),
        category: templateCategorySchema.optional(),
        status: templateStatusSchema.optional(),
      }),
    )
    .output(z.object({ items: z.array(storedTemplateSchema) })),
  get: viewer
    .route({
      method: 'GET',
      path: '/templates/{id}',
      tags: ['Templates'],
      summary: 'One template in one language',
    })
    .input(byId)
    .output(storedTemplateSchema),
  sync: author
    .route({
      method: 'POST',
      path: '/templates/sync',
      tags: ['Templates'],
      summary: 'Read all templates again from every account',
    })
    .output(
      z.object({
        read: z.number().int(),
        failed: z.array(z.object({ wabaId: z.string(), text: z.string() })),
      }),
    ),
};

export const handsetSchema = z.object({
  number: z.string(),
  name: z.string(),
  profileId: z.guid().nullable(),
  unread: z.number().int(),
  lastText: z.string().nullable(),
  lastAt: instantSchema.nullable(),
});

export const handsetMessageSchema = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']).describe('`in`: to the handset, `out`: from it'),
  at: instantSchema,
  phoneNumberId: z.string(),
  bubble: bubbleSchema,
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'failed']),
  quotedId: z.string().nullable(),
  tappedButtons: z.array(z.number().int()),
});
export type HandsetMessage = z.infer<typeof handsetMessageSchema>;

const byNumber = z.object({ number: z.string().min(5).max(20) });

export const handsets = {
  list: viewer
    .route({
      method: 'GET',
      path: '/handsets',
      tags: ['Handsets'],
      summary: 'Phones of the simulator, newest message first',
    })
    .input(z.object({ ...pageInput, search: z.string().max(100).optional() }))
    .output(pageOf(handsetSchema)),
  get: viewer
    .route({
      method: 'GET',
      path: '/handsets/{number}',
      tags: ['Handsets'],
      summary: 'One phone with its conversation',
    })
    .input(byNumber)
    .output(
      handsetSchema.extend({
        messages: z.array(handsetMessageSchema),
        senders: z.array(z.object({ phoneNumberId: z.string(), name: z.string() })),
      }),
    ),
  reply: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/reply',
      tags: ['Handsets'],
      summary: 'Write as that person',
    })
    .input(
      byNumber.extend({
        text: z.string().min(1).max(4096),
        phoneNumberId: z.string(),
        quotedId: z.string().optional(),
      }),
    )
    .output(z.object({ id: z.string() })),
  tap: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/tap',
      tags: ['Handsets'],
      summary: 'Tap a button as that person',
    })
    .input(byNumber.extend({ messageId: z.string(), button: z.number().int().min(0).max(9) }))
    .output(z.object({ id: z.string() })),
  markRead: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/read',
      tags: ['Handsets'],
      summary: 'Open the chat as that person',
    })
    .input(byNumber)
    .output(z.object({ read: z.number().int() })),
};
