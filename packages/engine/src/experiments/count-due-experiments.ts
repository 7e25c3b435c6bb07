import { experimentMeasure } from '@waypost/journey';

import type { EngineContext } from '../engine-context.ts';
import { claimDueExperiment } from './claim-due-experiment.ts';
import { countFigures } from './count-figures.ts';
import { decideByItself } from './decide-by-itself.ts';
import { measurePeople } from './measure-people.ts';
import { writeFigures } from './write-figures.ts';

/** Shortest time between two counts of an experiment, ms. */
const everyMs = 3_000;
/** After a count that took long it rests this many times as long. */
const restFactor = 20;

/** Counts every experiment whose time has come, and decides those that are sure. Answers how many there were. */
export async function countDueExperiments(
  context: Pick<EngineContext, 'db' | 'versions' | 'now'>,
): Promise<number> {
  for (let counted = 0; ; counted += 1) {
    const now = context.now();
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that they never fill the connections
    const due = await claimDueExperiment(context.db, now);
    if (due === undefined) return counted;
    const began = performance.now();
    const measure = experimentMeasure(due.design);
    // oxlint-disable-next-line no-await-in-loop
    await measurePeople(context.db, due, measure, now);
    // oxlint-disable-next-line no-await-in-loop
    const figures = await countFigures(context.db, due.id, measure.withinMs, now);
    const rest = Math.max(everyMs, restFactor * (performance.now() - began));
    // oxlint-disable-next-line no-await-in-loop
    await writeFigures(context.db, due.id, figures, { now, nextAt: now + rest });
    // oxlint-disable-next-line no-await-in-loop
    await decideByItself(context, due, figures, now);
  }
}
