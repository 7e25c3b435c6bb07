import { z } from 'zod';

import { durationSchema } from '../base.ts';
import { durationMs } from '../duration.ts';
import { experimentMetricSchema, type Experiment, type ExperimentMetric } from './schema.ts';

/** Names an experiment of a journey in one of its designs: what its winner is found by. */
export function experimentKey(activityId: string, design: string): string {
  return `${activityId} ${design}`;
}

/**
 * What makes the figures of an experiment comparable, as text: its variants with their shares, whom it holds out and
 * what it measures. People who came to experiments of the same design are counted together, whatever version they are
 * on; another design counts anew, and a winner holds for its own design only.
 */
export function experimentDesign({
  variants,
  holdout,
  metric,
  within,
}: Pick<Experiment, 'variants' | 'holdout' | 'metric' | 'within'>): string {
  const shares = variants.map(({ id, weight }) => [id, weight]);
  const measured = metric.kind === 'event' ? [metric.kind, metric.eventName] : [metric.kind];
  return JSON.stringify([shares, holdout, measured, [within.amount, within.unit]]);
}

const durationUnitSchema = durationSchema.shape.unit;
const designSchema = z.tuple([
  z.unknown(),
  z.unknown(),
  z.tuple([z.string()]).rest(z.string()),
  z.tuple([z.number(), durationUnitSchema]),
]);

/** What a design measures, and for how long after somebody came there (ms). */
export function experimentMeasure(design: string): { metric: ExperimentMetric; withinMs: number } {
  const [, , [kind, eventName], [amount, unit]] = designSchema.parse(JSON.parse(design));
  return {
    metric: experimentMetricSchema.parse({ kind, eventName }),
    withinMs: durationMs({ amount, unit }),
  };
}
