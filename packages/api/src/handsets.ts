import { bubbleSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { author, viewer, instantSchema, pageInput, pageOf } from './procedure.ts';

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
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'played', 'failed']),
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
