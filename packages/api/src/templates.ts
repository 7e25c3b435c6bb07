import { templateCategorySchema, templateSchema, templateStatusSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { author, viewer, byId, instantSchema } from './procedure.ts';

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
