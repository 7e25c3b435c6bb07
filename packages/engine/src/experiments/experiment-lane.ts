import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { countDueExperiments } from './count-due-experiments.ts';

/** Longest sleep, ms: how late figures may be. Where there is no experiment, a look is one statement on an empty table. */
const probeMs = 3_000;

/** Counts experiments and decides those that are to be decided by themselves. All it knows is in the database. */
export function createExperimentLane(context: EngineContext): Lane {
  return createLane({
    name: 'experiments',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs,
    async work() {
      await countDueExperiments(context);
      return probeMs;
    },
  });
}
