import { templateCategorySchema, templateSchema, templateStatusSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { author, viewer, byId, instantSchema, publisher } from './procedure.ts';

export const storedTemplateSchema = templateSchema.extend({
  id: z.guid(),
  wabaId: z.string(),
  /** GREEN, YELLOW, RED or UNKNOWN. */
  quality: z.string(),
  /** Meta's code, e.g. TAG_CONTENT_MISMATCH; null unless rejected. */
  rejectedReason: z.string().nullable(),
  /** Meta's own words and its recommendation. */
  rejectionText: z.string().nullable(),
  /** The category Meta will move it to, announced a day before. */
  correctCategory: templateCategorySchema.nullable(),
  categoryChangesAt: instantSchema.nullable(),
  /** Seconds a message of it is tried; null for the category's own time, -1 for 30 days. */
  ttlSeconds: z.number().int().nullable(),
  pausedUntil: instantSchema.nullable(),
  disabledAt: instantSchema.nullable(),
  lastUsedAt: instantSchema.nullable(),
  statusChangedAt: instantSchema.nullable(),
  syncedAt: instantSchema,
});
export type StoredTemplate = z.infer<typeof storedTemplateSchema>;

const stepSchema = z.object({
  id: z.number().int(),
  kind: z.enum([
    'submitted',
    'edited',
    'status',
    'quality',
    'category_notice',
    'category',
    'unpaused',
    'deleted',
  ]),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Null: Meta. */
  actor: z.string().nullable(),
  at: instantSchema,
});
export type TemplateStep = z.infer<typeof stepSchema>;

const historySchema = z.object({
  /** Newest first. */
  steps: z.array(stepSchema),
  /** Journeys and campaigns that send it, in any language. */
  uses: z.array(
    z.object({
      kind: z.enum(['journey', 'campaign']),
      id: z.guid(),
      name: z.string(),
      /** Whether it sends now, as opposed to a draft that names it. */
      live: z.boolean(),
    }),
  ),
  /** Whether Meta takes an edit now: an approved template once in 24 hours and ten times in 30 days. */
  edit: z.object({
    blocked: z.enum(['status', 'daily', 'monthly']).nullable(),
    nextAt: instantSchema.nullable(),
    left: z.number().int().nullable(),
  }),
  /** The draft that changes it, if somebody is writing one. */
  draftId: z.guid().nullable(),
});
export type TemplateHistory = z.infer<typeof historySchema>;

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
  history: viewer
    .route({
      method: 'GET',
      path: '/templates/{id}/history',
      tags: ['Templates'],
      summary: 'What happened to a template, what sends it, and whether it may be edited now',
    })
    .input(byId)
    .output(historySchema),
  unpause: publisher
    .route({
      method: 'POST',
      path: '/templates/{id}/unpause',
      tags: ['Templates'],
      summary: 'Take a template out of a pause that Meta’s pacing made',
    })
    .errors({ REFUSED: { status: 422, message: 'Meta did not take it.' } })
    .input(byId)
    .output(storedTemplateSchema),
  remove: publisher
    .route({
      method: 'DELETE',
      path: '/templates/{id}',
      tags: ['Templates'],
      summary: 'Delete a template at Meta, in one language or in all',
      description: 'The name of an approved template stays blocked for 30 days.',
    })
    .errors({ REFUSED: { status: 422, message: 'Meta did not take it.' } })
    .input(byId.extend({ languages: z.enum(['one', 'all']).default('one') }))
    .output(z.object({ removed: z.literal(true) })),
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
