import { templateSchema } from '@waypost/whatsapp';
import { z } from 'zod';

/** A template of an account, with what Meta adds to it. */
export const storedTemplateSchema = templateSchema.extend({
  id: z.number().int(),
  wabaId: z.string(),
  /** Which text this is: a changed template gets a new one, messages keep theirs. */
  revision: z.number().int(),
  qualityScore: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).default('UNKNOWN'),
  rejectedReason: z.string().default('NONE'),
});
export type StoredTemplate = z.infer<typeof storedTemplateSchema>;
