import { z } from 'zod';

import { admin, byId, instantSchema, roleSchema, viewer } from './procedure.ts';

export const sessionSchema = z.object({
  actor: z.string(),
  role: roleSchema,
  workspace: z.object({
    name: z.string(),
    defaultCountry: z.string(),
    timeZone: z.string(),
  }),
  /** True while a sender on the simulator exists: the studio shows Handsets. */
  hasSimulator: z.boolean(),
  demoProfiles: z.number().int(),
  /** Beginning of every short link; a template's button of this address and `{{1}}` counts its taps. */
  shortLinkBase: z.string(),
});

export const homeSchema = z.object({
  demoJourneyId: z.guid().nullable(),
  demoJourneyPublished: z.boolean(),
  firstMessageSent: z.boolean(),
  /** Number of the handset that got the newest message, to lead people to it. */
  handsetNumber: z.string().nullable(),
  firstReply: z.boolean(),
  metaSenderConnected: z.boolean(),
  peopleInside: z.number().int(),
  messagesToday: z.number().int(),
  repliesToday: z.number().int(),
});

export const apiKeySchema = z.object({
  id: z.guid(),
  name: z.string(),
  role: roleSchema,
  createdAt: instantSchema,
  createdBy: z.string(),
  lastUsedAt: instantSchema.nullable(),
});

export const session = {
  get: viewer
    .route({ method: 'GET', path: '/session', tags: ['Session'], summary: 'Who is signed in' })
    .output(sessionSchema),
  home: viewer
    .route({ method: 'GET', path: '/home', tags: ['Session'], summary: 'What the home page shows' })
    .output(homeSchema),
  updateWorkspace: admin
    .route({
      method: 'PATCH',
      path: '/workspace',
      tags: ['Session'],
      summary: 'Change the workspace',
    })
    .input(
      z.object({
        name: z.string().min(1).max(80).optional(),
        defaultCountry: z.string().length(2).optional(),
        timeZone: z.string().max(64).optional(),
      }),
    )
    .output(sessionSchema.shape.workspace),
};

export const apiKeys = {
  list: admin
    .route({ method: 'GET', path: '/api-keys', tags: ['API keys'], summary: 'List API keys' })
    .output(z.object({ items: z.array(apiKeySchema) })),
  create: admin
    .route({
      method: 'POST',
      path: '/api-keys',
      tags: ['API keys'],
      summary: 'Create an API key; the key itself is shown only in this answer',
      successStatus: 201,
    })
    .input(z.object({ name: z.string().min(1).max(80), role: roleSchema }))
    .output(apiKeySchema.extend({ key: z.string() })),
  revoke: admin
    .route({
      method: 'DELETE',
      path: '/api-keys/{id}',
      tags: ['API keys'],
      summary: 'Revoke an API key',
    })
    .input(byId)
    .output(z.object({ revoked: z.literal(true) })),
};
