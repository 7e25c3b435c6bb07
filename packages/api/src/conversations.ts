import { z } from 'zod';

import { messageSchema } from './messages.ts';
import { author, instantSchema, pageInput, pageOf, viewer } from './procedure.ts';

export const conversationSchema = z.object({
  profileId: z.guid(),
  profileName: z.string(),
  number: z.string().nullable(),
  username: z.string().nullable(),
  senderId: z.guid(),
  senderName: z.string(),
  connection: z.enum(['simulator', 'meta']),
  /** When the person last wrote. */
  lastInboundAt: instantSchema,
  /** Until then they can be answered with anything; later only with a template. */
  windowUntil: instantSchema,
  /** End of the free window after an ad, where there is one. */
  freeEntryUntil: instantSchema.nullable(),
  isUnread: z.boolean(),
  /** What a journey put before the team and nobody has closed; the latest of several. */
  handOver: z
    .object({
      note: z.string(),
      journeyName: z.string(),
      /** E-mail of the colleague who is asked; null: whoever comes first. */
      assignee: z.string().nullable(),
      openedAt: instantSchema,
      /** A person in the journey waits until it is closed. */
      waits: z.boolean(),
    })
    .nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

const between = { profileId: z.guid(), senderId: z.guid() };
const tags = ['Conversations'];

export const conversations = {
  list: viewer
    .route({
      method: 'GET',
      path: '/conversations',
      tags,
      summary: 'List conversations, the latest first',
    })
    .input(
      z.object({
        ...pageInput,
        show: z.enum(['all', 'unread', 'open', 'waiting']).default('all'),
        search: z.string().max(200).optional(),
        senderId: z.guid().optional(),
      }),
    )
    .output(
      pageOf(
        conversationSchema.extend({
          /** The latest message that left or came. */
          latest: messageSchema.nullable(),
        }),
      ),
    ),
  unread: viewer
    .route({
      method: 'GET',
      path: '/conversations/unread',
      tags,
      summary: 'How many conversations nobody has looked at; counted up to 100',
    })
    .output(z.object({ count: z.number().int() })),
  waiting: viewer
    .route({
      method: 'GET',
      path: '/conversations/waiting',
      tags,
      summary: 'How many conversations journeys have put before you; counted up to 100',
    })
    .output(z.object({ count: z.number().int() })),
  close: author
    .route({
      method: 'POST',
      path: '/conversations/{senderId}/{profileId}/close',
      tags,
      summary: 'Close what a journey put before the team: whoever waits for it goes on',
    })
    .input(z.object(between))
    .output(z.object({ closed: z.number().int() })),
  get: viewer
    .route({
      method: 'GET',
      path: '/conversations/{senderId}/{profileId}',
      tags,
      summary: 'One conversation',
    })
    .input(z.object(between))
    .output(conversationSchema),
  messages: viewer
    .route({
      method: 'GET',
      path: '/conversations/{senderId}/{profileId}/messages',
      tags,
      summary: 'Its messages, the newest first',
    })
    .input(z.object({ ...between, ...pageInput }))
    .output(pageOf(messageSchema)),
  reply: author
    .route({
      method: 'POST',
      path: '/conversations/{senderId}/{profileId}/reply',
      tags,
      summary: 'Answer a person while their 24-hour window is open',
      successStatus: 201,
    })
    .input(z.object({ ...between, text: z.string().trim().min(1).max(4096) }))
    .errors({
      CONFLICT: { status: 409, message: 'The 24-hour window is closed. Send a template instead.' },
    })
    .output(z.object({ messageId: z.guid() })),
  markRead: author
    .route({
      method: 'POST',
      path: '/conversations/{senderId}/{profileId}/read',
      tags,
      summary: 'Note that somebody has seen it',
    })
    .input(z.object(between))
    .output(z.object({ read: z.literal(true) })),
};
