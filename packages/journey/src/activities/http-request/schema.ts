import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

export const httpMethodSchema = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
export type HttpMethod = z.infer<typeof httpMethodSchema>;

export const httpHeaderSchema = z.object({
  name: z.string().max(100).default(''),
  /** Words and Liquid; with a secret, what stands before it, such as `Bearer `. */
  value: z.string().max(2000).default(''),
  /** A secret of the workspace; null: none. */
  secretId: z.guid().nullable().default(null),
});
export type HttpHeader = z.infer<typeof httpHeaderSchema>;

export const formFieldSchema = z.object({
  name: z.string().max(200).default(''),
  value: z.string().max(2000).default(''),
});
export type FormField = z.infer<typeof formFieldSchema>;

export const answerFieldSchema = z.object({
  /** As conditions and messages behind read it: `results.<activity id>.<name>`. */
  name: z.string().max(64).default(''),
  /** Where it stands in the JSON answer: names and places from 0, joined by dots, e.g. `order.items.0.price`. */
  path: z.string().max(300).default(''),
  kind: z.enum(['text', 'number', 'boolean', 'date']).default('text'),
  /** An answer without it takes the error port. */
  isRequired: z.boolean().default(true),
});
export type AnswerField = z.infer<typeof answerFieldSchema>;

/**
 * Sends a request to another system, waits for its answer and keeps fields of it. It may arrive more than once, after a
 * crash or an answer that got lost: each carries the same `Idempotency-Key`. What can't be sent, is refused, or answers
 * otherwise than expected takes the port `error`.
 */
export const httpRequestSchema = activityBaseSchema.extend({
  type: z.literal('httpRequest'),
  method: httpMethodSchema.default('POST'),
  /** Scheme and host as words; behind them Liquid too, whose values are percent-encoded. */
  url: z.string().max(2000).default(''),
  headers: z.array(httpHeaderSchema).max(20).default([]),
  body: z
    .object({
      kind: z.enum(['none', 'json', 'form']).default('none'),
      /** A JSON document with Liquid, whose values are escaped. */
      json: z.string().max(20_000).default(''),
      form: z.array(formFieldSchema).max(50).default([]),
    })
    .default({ kind: 'none', json: '', form: [] }),
  answer: z.array(answerFieldSchema).max(20).default([]),
  timeoutSeconds: z.number().int().min(1).max(60).default(10),
  /** After no connection, 429 or 5xx. */
  retries: z.number().int().min(0).max(5).default(3),
  giveUpAfter: durationSchema.default({ amount: 1, unit: 'hours' }),
});
export type HttpRequest = z.infer<typeof httpRequestSchema>;
