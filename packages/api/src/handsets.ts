import { bubbleSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { handsetSendSchema } from './handset-sends.ts';
import { author, viewer, instantSchema, pageInput, pageOf } from './procedure.ts';

export const handsetSchema = z.object({
  number: z.string(),
  name: z.string(),
  /** Business-scoped user id. */
  userId: z.string(),
  username: z.string().nullable(),
  /** Businesses see no phone number of this person. */
  hidesNumber: z.boolean(),
  profileId: z.guid().nullable(),
  unread: z.number().int(),
  lastText: z.string().nullable(),
  lastAt: instantSchema.nullable(),
});
export type Handset = z.infer<typeof handsetSchema>;

export const handsetMessageSchema = z.object({
  id: z.string(),
  kind: z.string().describe('Type of the message, as Meta names it'),
  direction: z.enum(['in', 'out']).describe('`in`: to the handset, `out`: from it'),
  at: instantSchema,
  phoneNumberId: z.string(),
  bubble: bubbleSchema,
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'played', 'failed']),
  failure: z
    .object({ code: z.number().int(), title: z.string() })
    .nullable()
    .describe("Meta's error of a message that failed"),
  quotedId: z.string().nullable(),
  tappedButtons: z.array(z.number().int()),
  reactions: z.array(z.object({ emoji: z.string(), own: z.boolean() })),
});
export type HandsetMessage = z.infer<typeof handsetMessageSchema>;

/** One question of a Flow's form. */
export const flowFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice', 'choices', 'yesno']),
  required: z.boolean(),
  options: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type FlowField = z.infer<typeof flowFieldSchema>;

const flowFormSchema = z.object({
  flow: z.string().nullable(),
  name: z.string().nullable(),
  screens: z
    .array(z.object({ id: z.string(), title: z.string(), fields: z.array(flowFieldSchema) }))
    .nullable()
    .describe('null: the screens are not known, answers are free'),
});
export type FlowForm = z.infer<typeof flowFormSchema>;

const shopSchema = z.object({
  catalogId: z.string(),
  products: z.array(
    z.object({
      retailerId: z.string(),
      name: z.string(),
      price: z.number(),
      currency: z.string(),
      imageUrl: z.string().nullable(),
    }),
  ),
});
export type Shop = z.infer<typeof shopSchema>;

const byNumber = z.object({ number: z.string().min(5).max(150) });
const byMessage = byNumber.extend({ messageId: z.string().min(1).max(500) });
const sent = z.object({ id: z.string() });
const identity = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  username: z.string().trim().min(3).max(31).optional(),
  hidesNumber: z.boolean().optional(),
});
const tags = ['Handsets'];

export const handsets = {
  list: viewer
    .route({
      method: 'GET',
      path: '/handsets',
      tags,
      summary: 'Phones of the simulator, newest message first',
    })
    .input(z.object({ ...pageInput, search: z.string().max(100).optional() }))
    .output(pageOf(handsetSchema)),
  get: viewer
    .route({
      method: 'GET',
      path: '/handsets/{number}',
      tags,
      summary: 'One phone with its conversation',
    })
    .input(byNumber.extend({ all: z.stringbool().default(false) }))
    .output(
      handsetSchema.extend({
        blocked: z.boolean(),
        stoppedMarketing: z.boolean(),
        off: z.boolean(),
        messages: z.array(handsetMessageSchema),
        senders: z.array(
          z.object({ phoneNumberId: z.string(), name: z.string(), isTyping: z.boolean() }),
        ),
      }),
    ),
  create: author
    .route({
      method: 'POST',
      path: '/handsets',
      tags,
      summary: 'Make a phone; without a number one is made up',
    })
    .input(identity.extend({ number: z.string().trim().min(5).max(30).optional() }))
    .output(z.object({ number: z.string() })),
  reply: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/reply',
      tags,
      summary: 'Write as that person',
    })
    .input(
      byNumber.extend({
        text: z.string().min(1).max(4096),
        phoneNumberId: z.string(),
        quotedId: z.string().optional(),
      }),
    )
    .output(sent),
  send: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/send',
      tags,
      summary: 'Send anything a phone can send, as that person',
    })
    .input(byNumber.extend({ message: handsetSendSchema }))
    .output(sent),
  tap: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/tap',
      tags,
      summary: 'Tap a button, or a row of a list, as that person',
    })
    .input(
      byMessage.extend({
        button: z.number().int().min(0).max(9).describe('Of a list: the place of the row'),
        card: z.number().int().min(0).max(9).optional(),
      }),
    )
    .output(sent),
  form: viewer
    .route({
      method: 'GET',
      path: '/handsets/{number}/form',
      tags,
      summary: 'The form behind a Flow button',
    })
    .input(byMessage)
    .output(flowFormSchema),
  shop: viewer
    .route({
      method: 'GET',
      path: '/handsets/{number}/shop',
      tags,
      summary: 'The products behind a message',
    })
    .input(byMessage)
    .output(shopSchema),
  markRead: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/read',
      tags,
      summary: 'Open the chat as that person',
    })
    .input(byNumber)
    .output(z.object({ read: z.number().int() })),
  play: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/play',
      tags,
      summary: 'Listen to a voice message as that person',
    })
    .input(byMessage)
    .output(z.object({ played: z.boolean() })),
  block: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/block',
      tags,
      summary: 'Block or unblock the business as that person',
    })
    .input(byNumber.extend({ blocked: z.boolean() }))
    .output(z.object({ blocked: z.boolean() })),
  preference: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/preference',
      tags,
      summary: 'Stop or resume offers by WhatsApp’s own switch, as that person',
    })
    .input(byNumber.extend({ value: z.enum(['stop', 'resume']), phoneNumberId: z.string() }))
    .output(z.object({ stoppedMarketing: z.boolean() })),
  change: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/identity',
      tags,
      summary: 'Change name or username, show or hide the number, switch the phone on or off',
    })
    .input(
      byNumber.extend({
        ...identity.shape,
        username: identity.shape.username.nullable(),
        off: z.boolean().optional(),
      }),
    )
    .output(z.object({ number: z.string() })),
  openLink: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/link',
      tags,
      summary: 'Open a WhatsApp link or the link of a QR code, as that person',
    })
    .input(byNumber.extend({ link: z.string().trim().min(1).max(2000) }))
    .output(z.object({ phoneNumberId: z.string(), text: z.string() })),
  changeNumber: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/number',
      tags,
      summary: 'Move to another number as that person',
    })
    .input(byNumber.extend({ to: z.string().trim().min(5).max(30) }))
    .output(z.object({ number: z.string() })),
  changeUserId: author
    .route({
      method: 'POST',
      path: '/handsets/{number}/user-id',
      tags,
      summary: 'Get a new user id as that person',
    })
    .input(byNumber)
    .output(z.object({ number: z.string(), userId: z.string() })),
};
