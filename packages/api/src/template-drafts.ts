import { templateDraftSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { author, byId, instantSchema, publisher, viewer } from './procedure.ts';

/** Why Meta did not take a draft, in its own words. */
const refusalSchema = z.object({
  code: z.number().int(),
  subcode: z.number().int().nullable(),
  title: z.string(),
  text: z.string(),
});

const draftSchema = z.object({
  id: z.guid(),
  wabaId: z.string(),
  /** The template it changes; null for a new one. */
  templateId: z.guid().nullable(),
  /** Pass it along with the next save. */
  revision: z.number().int(),
  content: templateDraftSchema,
  refusal: refusalSchema.nullable(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type StoredTemplateDraft = z.infer<typeof draftSchema>;

export const templateDrafts = {
  list: viewer
    .route({
      method: 'GET',
      path: '/template-drafts',
      tags: ['Templates'],
      summary: 'Templates being written, latest first',
    })
    .output(z.object({ items: z.array(draftSchema) })),
  get: viewer
    .route({
      method: 'GET',
      path: '/template-drafts/{id}',
      tags: ['Templates'],
      summary: 'A template being written',
    })
    .input(byId)
    .output(draftSchema),
  create: author
    .route({
      method: 'POST',
      path: '/template-drafts',
      tags: ['Templates'],
      summary: 'Start a new template, the change of one, or one in another language',
      description:
        'With `senderId` a new template of its account. With `templateId` the change of it (the draft that exists is answered), and with `language` too the same in that language.',
    })
    .input(
      z.object({
        senderId: z.guid().optional(),
        templateId: z.guid().optional(),
        language: z.string().max(20).optional(),
        content: templateDraftSchema.optional(),
      }),
    )
    .output(draftSchema),
  save: author
    .route({
      method: 'PUT',
      path: '/template-drafts/{id}',
      tags: ['Templates'],
      summary: 'Save a template being written',
    })
    .errors({
      CONFLICT: {
        status: 409,
        message: 'Somebody else saved this template meanwhile.',
        data: draftSchema,
      },
    })
    .input(
      byId.extend({
        content: templateDraftSchema,
        /** The revision the change was made on; left out, whatever is there is overwritten. */
        revision: z.number().int().optional(),
      }),
    )
    .output(z.object({ revision: z.number().int() })),
  remove: author
    .route({
      method: 'DELETE',
      path: '/template-drafts/{id}',
      tags: ['Templates'],
      summary: 'Throw a draft away; the template at Meta stays as it is',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  submit: publisher
    .route({
      method: 'POST',
      path: '/template-drafts/{id}/submit',
      tags: ['Templates'],
      summary: 'Hand a template in for review at Meta',
      description: 'The draft stays until Meta has taken it.',
    })
    .errors({
      REFUSED: {
        status: 422,
        message: 'Meta did not take it.',
        data: z.object({
          /** Path in the draft, where it can be told. */
          field: z.string().nullable(),
          title: z.string(),
          text: z.string(),
        }),
      },
    })
    .input(byId)
    .output(z.object({ templateId: z.guid() })),
};
