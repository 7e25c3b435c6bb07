import { z } from 'zod';

import { messageSchema } from './messages.ts';
import { admin, instantSchema, pageInput, pageOf, publisher, viewer } from './procedure.ts';

/** A message of which nobody knows whether it left. */
export const unknownMessageSchema = z.object({
  message: messageSchema,
  senderName: z.string(),
  /** Since when it has had no answer. */
  since: instantSchema,
  attempts: z.number().int(),
  /**
   * Why: `no_answer` came, the `connection` broke, the server that sent it ended (`stopped`), or it lies before a restore
   * (`restored`), which may have lost its status.
   */
  why: z.enum(['no_answer', 'connection', 'stopped', 'restored']),
});
export type UnknownMessage = z.infer<typeof unknownMessageSchema>;

export const deadLetterKindSchema = z.enum(['webhook', 'update', 'run', 'message', 'launch']);

/** Something that can't be processed and was set aside. */
export const deadLetterSchema = z.object({
  id: z.number().int(),
  kind: deadLetterKindSchema,
  /** Id of what was set aside. */
  subject: z.string(),
  senderName: z.string().nullable(),
  journeyId: z.guid().nullable(),
  journeyName: z.string().nullable(),
  /** What failed, in technical words. */
  reason: z.string(),
  tries: z.number().int(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  /** It is being tried again. */
  replaying: z.boolean(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** Some of them, or all of a kind. */
const deadLetterChoiceSchema = z.union([
  z.object({ ids: z.array(z.number().int()).min(1).max(500) }),
  z.object({ kind: deadLetterKindSchema }),
]);

const messageIds = z.object({ ids: z.array(z.guid()).min(1).max(200) });

/** What would be sent if sending went on after a restore. */
export const sendHoldSchema = z.object({
  /** How it was noticed: marks outside the database are ahead, a restore, another server, another history, or by hand. */
  reason: z.enum(['behind', 'restored', 'other_server', 'other_timeline', 'asked']),
  since: instantSchema,
  /** Until then more may have happened than the database knows. */
  lostUntil: instantSchema,
  queued: z.array(
    z.object({
      /** Null: tests, automatic answers, conversations. */
      journeyId: z.guid().nullable(),
      campaignId: z.guid().nullable(),
      name: z.string().nullable(),
      messages: z.number().int(),
      oldestAt: instantSchema,
    }),
  ),
  /** Messages that were on their way: listed as unknown, whatever is decided. */
  unanswered: z.number().int(),
  /** People whose time to move on came before the restore: the next message of each is affected too. */
  duePeople: z.number().int(),
  /** Audiences that were being read. */
  launches: z.number().int(),
  /** Campaigns whose time came before the restore. */
  campaigns: z.number().int(),
});
export type SendHold = z.infer<typeof sendHoldSchema>;

/** Whatever waits for somebody's decision. */
export const attention = {
  get: viewer
    .route({
      method: 'GET',
      path: '/attention',
      tags: ['Attention'],
      summary: 'How much waits for a decision, and whether sending is held',
    })
    .output(
      z.object({
        isHeld: z.boolean(),
        unknownMessages: z.number().int(),
        deadLetters: z.partialRecord(deadLetterKindSchema, z.number().int()),
      }),
    ),
  unknownMessages: viewer
    .route({
      method: 'GET',
      path: '/unknown-messages',
      tags: ['Attention'],
      summary: 'Messages of which nobody knows whether they left, the oldest first',
    })
    .input(z.object(pageInput))
    .output(pageOf(unknownMessageSchema)),
  resend: publisher
    .route({
      method: 'POST',
      path: '/unknown-messages/resend',
      tags: ['Attention'],
      summary: 'Send messages of unknown outcome again; they may arrive twice',
    })
    .input(messageIds)
    .output(z.object({ queued: z.number().int() })),
  leave: publisher
    .route({
      method: 'POST',
      path: '/unknown-messages/leave',
      tags: ['Attention'],
      summary: 'Never send messages of unknown outcome again; their people go on by the error port',
    })
    .input(messageIds)
    .output(z.object({ left: z.number().int() })),
  deadLetters: viewer
    .route({
      method: 'GET',
      path: '/dead-letters',
      tags: ['Attention'],
      summary: 'What could not be processed and was set aside, the newest first',
    })
    .input(z.object({ ...pageInput, kind: deadLetterKindSchema.optional() }))
    .output(pageOf(deadLetterSchema)),
  replay: publisher
    .route({
      method: 'POST',
      path: '/dead-letters/replay',
      tags: ['Attention'],
      summary: 'Try again what was set aside',
    })
    .input(deadLetterChoiceSchema)
    .output(z.object({ replaying: z.number().int() })),
  dismiss: publisher
    .route({
      method: 'POST',
      path: '/dead-letters/dismiss',
      tags: ['Attention'],
      summary: 'Give up what was set aside',
    })
    .input(deadLetterChoiceSchema)
    .output(z.object({ dismissed: z.number().int() })),
  hold: viewer
    .route({
      method: 'GET',
      path: '/sending-hold',
      tags: ['Attention'],
      summary: 'What would be sent if sending went on after a restore; null while it is not held',
    })
    .output(z.object({ hold: sendHoldSchema.nullable() })),
  release: admin
    .route({
      method: 'POST',
      path: '/sending-hold/release',
      tags: ['Attention'],
      summary: 'Let sending go on, with what was queued before the restore or without it',
    })
    .input(z.object({ decision: z.enum(['send', 'discard']) }))
    .errors({ CONFLICT: { status: 409, message: 'Sending is not held (any more).' } })
    .output(z.object({ released: z.literal(true) })),
};
