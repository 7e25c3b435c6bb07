import { checkSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { admin, byId, instantSchema } from './procedure.ts';
import { senderSchema } from './senders.ts';

/** The steps of connecting a number, in their order. */
export const setupStepSchema = z.enum([
  'credentials',
  'account',
  'number',
  'webhook',
  'rules',
  'test',
]);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** The message sent to try the connection. */
const setupTestSchema = z.object({
  messageId: z.guid(),
  /** queued, accepted, sent, delivered, read, refused, excluded, … */
  state: z.string(),
  failureCode: z.number().int().nullable(),
  failureText: z.string().nullable(),
  exclusion: z.string().nullable(),
  sentAt: instantSchema,
});

/** A connection that somebody is making. Secrets are kept, and never shown again. */
export const senderSetupSchema = z.object({
  id: z.guid(),
  numberKind: z.enum(['test', 'own']),
  /** The first step that is not done. */
  step: setupStepSchema.or(z.literal('done')),
  appId: z.string().nullable(),
  hasAppSecret: z.boolean(),
  hasToken: z.boolean(),
  portfolioId: z.string().nullable(),
  wabaId: z.string().nullable(),
  accountName: z.string().nullable(),
  /** From the choice of the number on; it sends nothing before the rules are confirmed. */
  sender: senderSchema.nullable(),
  /** The sender was there before, and is only gone through again. */
  repairs: z.boolean(),
  sendOnly: z.boolean(),
  test: setupTestSchema.nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
});
export type SenderSetup = z.infer<typeof senderSetupSchema>;

const checked = z.object({ setup: senderSetupSchema, checks: z.array(checkSchema) });

const metaId = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{5,30}$/, `the ${what} is digits only`);

/** A WhatsApp Business Account to choose. */
const accountChoiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  portfolioId: z.string().nullable(),
  portfolioName: z.string().nullable(),
  checks: z.array(checkSchema),
});
export type AccountChoice = z.infer<typeof accountChoiceSchema>;

/** A phone number to choose. */
const numberChoiceSchema = z.object({
  id: z.string(),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  isRegistered: z.boolean(),
  isTestNumber: z.boolean(),
  checks: z.array(checkSchema),
});
export type NumberChoice = z.infer<typeof numberChoiceSchema>;

const tag = { tags: ['Sender set-up'] };

/** Connecting a real number step by step. Each step asks Meta and says what is right, missing or wrong. */
export const senderSetups = {
  list: admin
    .route({
      method: 'GET',
      path: '/sender-setups',
      ...tag,
      summary: 'Set-ups that are not finished',
    })
    .output(z.object({ items: z.array(senderSetupSchema) })),
  start: admin
    .route({
      method: 'POST',
      path: '/sender-setups',
      ...tag,
      summary: "Start connecting Meta's test number or your own",
      successStatus: 201,
    })
    .input(z.object({ numberKind: z.enum(['test', 'own']) }))
    .output(senderSetupSchema),
  repair: admin
    .route({
      method: 'POST',
      path: '/senders/{id}/set-up',
      ...tag,
      summary: 'Go through the set-up of a sender again',
    })
    .input(byId)
    .output(senderSetupSchema),
  get: admin
    .route({ method: 'GET', path: '/sender-setups/{id}', ...tag, summary: 'One set-up' })
    .input(byId)
    .output(senderSetupSchema),
  discard: admin
    .route({
      method: 'DELETE',
      path: '/sender-setups/{id}',
      ...tag,
      summary: 'Throw a set-up away, its secrets included',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  check: admin
    .route({
      method: 'POST',
      path: '/sender-setups/{id}/check',
      ...tag,
      summary: 'Ask Meta again about one step',
    })
    .input(byId.extend({ step: setupStepSchema }))
    .output(checked),
  saveCredentials: admin
    .route({
      method: 'PUT',
      path: '/sender-setups/{id}/credentials',
      ...tag,
      summary: 'App id, app secret and system-user token; secrets left out stay as they are',
    })
    .input(
      byId.extend({
        appId: metaId('app id'),
        appSecret: z.string().trim().min(1).max(200).optional(),
        accessToken: z.string().trim().min(1).max(2000).optional(),
      }),
    )
    .output(checked),
  accounts: admin
    .route({
      method: 'GET',
      path: '/sender-setups/{id}/accounts',
      ...tag,
      summary: 'WhatsApp Business Accounts the token may use',
    })
    .input(byId.extend({ portfolioId: metaId('portfolio id').optional() }))
    .output(
      z.object({
        accounts: z.array(accountChoiceSchema),
        /** Whether Meta lists the token's portfolios; otherwise a portfolio id may be given. */
        listsPortfolios: z.boolean(),
        checks: z.array(checkSchema),
      }),
    ),
  chooseAccount: admin
    .route({
      method: 'PUT',
      path: '/sender-setups/{id}/account',
      ...tag,
      summary: 'Choose the account',
    })
    .input(
      byId.extend({
        wabaId: metaId('WhatsApp Business Account id'),
        portfolioId: metaId('portfolio id').nullable(),
      }),
    )
    .output(checked),
  numbers: admin
    .route({
      method: 'GET',
      path: '/sender-setups/{id}/numbers',
      ...tag,
      summary: "The account's phone numbers, each with its state",
    })
    .input(byId)
    .output(z.object({ numbers: z.array(numberChoiceSchema), checks: z.array(checkSchema) })),
  chooseNumber: admin
    .route({
      method: 'PUT',
      path: '/sender-setups/{id}/number',
      ...tag,
      summary: 'Choose the number; its sender is made, and sends nothing yet',
    })
    .input(
      byId.extend({
        phoneNumberId: metaId('phone number id'),
        name: z.string().trim().min(1).max(80),
      }),
    )
    .output(checked),
  register: admin
    .route({
      method: 'POST',
      path: '/sender-setups/{id}/register',
      ...tag,
      summary: 'Register the number with the Cloud API',
    })
    .input(
      byId.extend({
        phoneNumberId: metaId('phone number id'),
        pin: z.string().regex(/^\d{6}$/, 'the PIN has six digits'),
      }),
    )
    .output(z.object({ checks: z.array(checkSchema) })),
  registerWebhook: admin
    .route({
      method: 'POST',
      path: '/sender-setups/{id}/webhook',
      ...tag,
      summary: 'Have Meta send webhooks here, and subscribe the app to the account',
    })
    .input(byId)
    .output(checked),
  chooseSendOnly: admin
    .route({
      method: 'PUT',
      path: '/sender-setups/{id}/send-only',
      ...tag,
      summary: 'Go on without webhooks, or set them up after all',
    })
    .input(byId.extend({ sendOnly: z.boolean() }))
    .output(senderSetupSchema),
  confirmRules: admin
    .route({
      method: 'POST',
      path: '/sender-setups/{id}/rules',
      ...tag,
      summary: "Confirm Meta's rules; name and time are kept",
    })
    .input(byId.extend({ confirmed: z.literal(true) }))
    .output(senderSetupSchema),
  sendTest: admin
    .route({
      method: 'POST',
      path: '/sender-setups/{id}/test',
      ...tag,
      summary: 'Send a template to your own phone',
    })
    .input(
      byId.extend({
        phone: z
          .string()
          .trim()
          .regex(/^\+[1-9]\d{6,14}$/, 'the number starts with + and the country code'),
        templateId: z.guid(),
      }),
    )
    .output(senderSetupSchema),
  finish: admin
    .route({
      method: 'POST',
      path: '/sender-setups/{id}/finish',
      ...tag,
      summary: 'End the set-up; the sender stays',
    })
    .input(byId)
    .output(senderSchema),
};
