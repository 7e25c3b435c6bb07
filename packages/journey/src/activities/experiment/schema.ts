import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

export const experimentVariantSchema = z.object({
  /** Also the name of the variant's port. */
  id: z.string().min(1).max(64),
  name: z.string().max(80).default(''),
  /** Share of those who are not held out, in whole percent. */
  weight: z.number().int().min(0).max(100),
});
export type ExperimentVariant = z.infer<typeof experimentVariantSchema>;

/** What a variant is measured by: the journey's goal, what people do with a message behind it, or an event. */
export const experimentMetricSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('goal') }),
  z.object({ kind: z.literal('read') }),
  z.object({ kind: z.literal('click') }),
  z.object({ kind: z.literal('reply') }),
  z.object({ kind: z.literal('event'), eventName: z.string().max(64).default('') }),
]);
export type ExperimentMetric = z.infer<typeof experimentMetricSchema>;

/** How a winner is found: a colleague chooses, or Waypost does once a variant is surely better than every other. */
export const experimentDecisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('byHand') }),
  z.object({
    kind: z.literal('automatic'),
    /** How sure it has to be, in percent. */
    confidence: z.number().int().min(50).max(99).default(95),
    /** People of each variant whose time is over, before anything is decided. */
    minimumPeople: z.number().int().min(1).max(1_000_000).default(200),
  }),
]);
export type ExperimentDecision = z.infer<typeof experimentDecisionSchema>;

/**
 * Sends each person by one of its variants, drawn from who they are, so that they always come to the same one, and
 * measures which does best. Whoever is held out leaves by a port of their own.
 */
export const experimentSchema = activityBaseSchema.extend({
  type: z.literal('experiment'),
  variants: z
    .array(experimentVariantSchema)
    .max(6)
    .default([
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 50 },
    ]),
  /** Share of everybody who gets no variant, in whole percent. */
  holdout: z.number().int().min(0).max(90).default(0),
  metric: experimentMetricSchema.default({ kind: 'reply' }),
  /** How long after a person came to the experiment the metric counts. */
  within: durationSchema.default({ amount: 3, unit: 'days' }),
  decision: experimentDecisionSchema.default({ kind: 'byHand' }),
});
export type Experiment = z.infer<typeof experimentSchema>;

/** Port of people who are held out, and how they are counted. No variant has this id. */
export const holdoutPort = 'holdout';
