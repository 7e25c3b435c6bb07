import { checkSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { admin, publisher, viewer, byId, instantSchema } from './procedure.ts';

/** What a pause is about; it tells what ends it. */
export const pauseScopeSchema = z.enum(['manual', 'number', 'account', 'connection', 'throughput']);

/** How a sender is doing at Meta, as webhooks told it last and polling read it last. */
export const senderHealthSchema = z.object({
  /** CONNECTED, FLAGGED, RESTRICTED, BANNED, … */
  status: z.string(),
  /** Of the display name: APPROVED, PENDING_REVIEW, DECLINED, … */
  nameStatus: z.string(),
  /** STANDARD (80 a second) or HIGH (1,000). */
  throughputLevel: z.string(),
  /** TIER_250 … TIER_UNLIMITED; null when Meta has not told it. */
  messagingLimit: z.string().nullable(),
  /** Different people counted towards it in the last 24 hours, over all senders of the portfolio. */
  limitUsed: z.number().int(),
  /** APPROVED, PENDING, REJECTED, RESTRICTED, DISABLED, … */
  accountStatus: z.string(),
  /** LIVE, or SANDBOX: Meta's free test number, which reaches five listed phones. */
  accountMode: z.string(),
  /** Whether the app receives the account's webhooks; null when that was never looked at. */
  subscribed: z.boolean().nullable(),
  /** null: the token never ends, or nobody looked yet (see `checkedAt`). */
  tokenExpiresAt: instantSchema.nullable(),
  /** The finding that keeps the token from working, e.g. `token_expired`; null when it is good. */
  tokenProblem: z.string().nullable(),
  username: z.string().nullable(),
  /** What Meta holds against number, account or business, in Meta's own words. */
  problems: z.array(
    z.object({
      entity: z.string(),
      canSend: z.string(),
      code: z.number().int(),
      description: z.string(),
      solution: z.string(),
    }),
  ),
  handshakeAt: instantSchema.nullable(),
  /** A webhook came that another app secret had signed. */
  signatureFailedAt: instantSchema.nullable(),
  checkedAt: instantSchema.nullable(),
});

export const senderSchema = z.object({
  id: z.guid(),
  name: z.string(),
  connection: z.enum(['simulator', 'meta']),
  phoneNumberId: z.string(),
  wabaId: z.string(),
  portfolioId: z.string().nullable(),
  appId: z.string().nullable(),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  messagesPerSecond: z.number().int(),
  quality: z.string(),
  pausedAt: instantSchema.nullable(),
  pauseReason: z.string().nullable(),
  pauseScope: pauseScopeSchema.nullable(),
  /** Meta's error code behind an automatic pause. */
  pauseCode: z.number().int().nullable(),
  /** When the pause ends by itself; null: by the right event, or by hand. */
  pausedUntil: instantSchema.nullable(),
  lastWebhookAt: instantSchema.nullable(),
  /** Path Meta must call, to be put behind PUBLIC_URL. */
  webhookPath: z.string(),
  /** The whole address; null without an https PUBLIC_URL: then the sender only sends. */
  webhookUrl: z.string().nullable(),
  verifyToken: z.string(),
  /** Who confirmed Meta's rules; a live sender sends nothing without it. */
  policiesConfirmedAt: instantSchema.nullable(),
  policiesConfirmedBy: z.string().nullable(),
  health: senderHealthSchema,
  /** What it keeps back, and why: by template, limit, person's pace, media or pause. */
  waiting: z.array(
    z.object({
      reason: z.enum(['template', 'limit', 'pair', 'media', 'pause', 'journey']),
      messages: z.number().int(),
      /** When the first of them is looked at again. */
      nextAt: instantSchema,
    }),
  ),
  /** The set-up that somebody has begun for it and not finished. */
  setupId: z.guid().nullable(),
  queued: z.number().int(),
  createdAt: instantSchema,
});
export type Sender = z.infer<typeof senderSchema>;
export type SenderHealth = z.infer<typeof senderHealthSchema>;

/** News from Meta about a number, its account, a template or a Flow. */
export const senderNoticeSchema = z.object({
  id: z.string(),
  /** E.g. number_quality, account, account_alert, security, template_status. */
  kind: z.string(),
  severity: z.enum(['info', 'warning', 'critical']),
  /** Meta's own word, e.g. FLAGGED, PIN_RESET_REQUEST. */
  code: z.string(),
  /** What it is about in words: a template's name, Meta's description or reason. */
  about: z.string(),
  at: instantSchema,
});
export type SenderNotice = z.infer<typeof senderNoticeSchema>;

const senderInput = z.object({
  name: z.string().min(1).max(80),
  connection: z.enum(['simulator', 'meta']),
  phoneNumberId: z.string().regex(/^\d{5,30}$/, 'the phone number id is digits only'),
  wabaId: z.string().regex(/^\d{5,30}$/, 'the WhatsApp Business Account id is digits only'),
  accessToken: z.string().min(1).max(2000),
  appSecret: z.string().min(1).max(200),
  appId: z
    .string()
    .regex(/^\d{5,30}$/, 'the app id is digits only')
    .optional(),
  /** What Meta granted the number: 80, or 1,000 after its upgrade. Test sinks may take more. */
  messagesPerSecond: z.number().int().min(1).max(100_000).default(80),
  /** You confirm Meta's content rules, policies, 24-hour rule and your duty of opt-in. A live sender sends nothing before. */
  policiesConfirmed: z.boolean().default(false),
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
  createSimulated: admin
    .route({
      method: 'POST',
      path: '/senders/simulated',
      tags: ['Senders'],
      summary: 'Make another number in the simulator, and its sender',
      successStatus: 201,
    })
    .input(z.object({ name: z.string().trim().min(1).max(80) }))
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
  check: publisher
    .route({
      method: 'POST',
      path: '/senders/{id}/check',
      tags: ['Senders'],
      summary: 'Read the state of number, account, token and webhook from Meta now',
    })
    .input(byId)
    .output(z.object({ sender: senderSchema, checks: z.array(checkSchema) })),
  confirmPolicies: admin
    .route({
      method: 'POST',
      path: '/senders/{id}/confirm-policies',
      tags: ['Senders'],
      summary: "Confirm Meta's rules and your duty of opt-in for this sender",
    })
    .input(byId)
    .output(senderSchema),
  notices: viewer
    .route({
      method: 'GET',
      path: '/senders/{id}/notices',
      tags: ['Senders'],
      summary: 'The latest news from Meta about the sender and its account',
    })
    .input(byId)
    .output(z.object({ items: z.array(senderNoticeSchema) })),
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
