import { templateSchema } from '@waypost/whatsapp';
import { z } from 'zod';

const categorySchema = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);

/** A template of an account, with what Meta adds to it. Times are milliseconds since the epoch. */
export const storedTemplateSchema = templateSchema.extend({
  id: z.number().int(),
  wabaId: z.string(),
  /** Which text this is: a changed template gets a new one, messages keep theirs. */
  revision: z.number().int(),
  qualityScore: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).default('UNKNOWN'),
  qualitySince: z.number().nullable().default(null),
  rejectedReason: z.string().default('NONE'),
  ttlSeconds: z.number().int().nullable().default(null),
  createdAt: z.number().nullable().default(null),
  /** When it was approved last, or made approved. */
  wasApproved: z.boolean().default(false),
  /** When it was edited while approved: the edits allowed are counted. */
  editedAt: z.array(z.number()).default([]),
  /** How often low quality has paused it: 3 hours, 6 hours, then for good. */
  pauses: z.number().int().default(0),
  /** What paused it; a pause by pacing is ended by hand. */
  pausedBy: z.enum(['quality', 'pacing']).nullable().default(null),
  previousCategory: categorySchema.nullable().default(null),
  /** The category it will get, once that was announced. */
  correctCategory: categorySchema.nullable().default(null),
});
export type StoredTemplate = z.infer<typeof storedTemplateSchema>;
