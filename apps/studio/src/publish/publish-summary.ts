import type { publishSummarySchema } from '@waypost/api';
import type { z } from 'zod';

export type PublishSummary = z.infer<typeof publishSummarySchema>;
