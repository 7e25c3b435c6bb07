import { bubbleSchema, responseContentSchema } from '@waypost/whatsapp';
import { z } from 'zod';

import { byId, instantSchema, publisher, viewer } from './procedure.ts';
import { consentPurposeSchema } from './profiles.ts';

/**
 * What a group is for. `opt_out` and `opt_in` also write consent; `default` has no words and answers what
 * nothing else reacts to, at most once a day and person.
 */
export const keywordGroupKindSchema = z.enum(['opt_in', 'opt_out', 'help', 'default', 'custom']);

export const keywordGroupSchema = z.object({
  id: z.guid(),
  kind: keywordGroupKindSchema,
  name: z.string(),
  /** The whole message has to be one of them; case, accents, punctuation and emoji don't count. */
  words: z.array(z.string()),
  /** Null: every sender. */
  senderId: z.guid().nullable(),
  /** What writing a word stops (`opt_out`), or agrees to (`opt_in`; none: it only undoes a stop). */
  purposes: z.array(consentPurposeSchema),
  /** What is answered, by language; null answers nothing. */
  reply: responseContentSchema.nullable(),
  enabled: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: z.string(),
});
export type KeywordGroup = z.infer<typeof keywordGroupSchema>;

const groupInput = z.object({
  kind: keywordGroupKindSchema,
  name: z.string().trim().min(1).max(80),
  words: z.array(z.string().trim().min(1).max(60)).max(200).default([]),
  senderId: z.guid().nullable().default(null),
  purposes: z.array(consentPurposeSchema).max(2).default([]),
  reply: responseContentSchema.nullable().default(null),
  enabled: z.boolean().default(true),
});
export type KeywordGroupInput = z.input<typeof groupInput>;

export const keywords = {
  list: viewer
    .route({
      method: 'GET',
      path: '/keywords',
      tags: ['Keywords'],
      summary: 'List keyword groups with their automatic answers',
    })
    .output(z.object({ items: z.array(keywordGroupSchema) })),
  get: viewer
    .route({
      method: 'GET',
      path: '/keywords/{id}',
      tags: ['Keywords'],
      summary: 'One keyword group',
    })
    .input(byId)
    .output(keywordGroupSchema),
  create: publisher
    .route({
      method: 'POST',
      path: '/keywords',
      tags: ['Keywords'],
      summary: 'Add a keyword group',
      successStatus: 201,
    })
    .input(groupInput)
    .output(keywordGroupSchema),
  update: publisher
    .route({
      method: 'PUT',
      path: '/keywords/{id}',
      tags: ['Keywords'],
      summary: 'Change a keyword group; its kind stays',
    })
    .input(byId.extend(groupInput.omit({ kind: true }).shape))
    .output(keywordGroupSchema),
  remove: publisher
    .route({
      method: 'DELETE',
      path: '/keywords/{id}',
      tags: ['Keywords'],
      summary: 'Delete a keyword group; not the one that lets people stop',
    })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  try: viewer
    .route({
      method: 'POST',
      path: '/keywords/try',
      tags: ['Keywords'],
      summary: 'Which group a text meets, and what is answered',
    })
    .input(
      z.object({
        text: z.string().min(1).max(4096),
        senderId: z.guid().optional(),
        /** Language of the person who writes; without it, that of the word. */
        language: z.string().max(35).optional(),
      }),
    )
    .output(
      z.object({
        /** Null: the text is nobody's keyword, and nothing answers by default. */
        group: keywordGroupSchema.nullable(),
        /** The answer as the person would see it; null when nothing is answered. */
        bubble: bubbleSchema.nullable(),
      }),
    ),
};
