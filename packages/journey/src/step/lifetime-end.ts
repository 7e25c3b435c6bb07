import { lifetimeMs } from '../entry/lifetime.ts';
import type { CompiledGraph } from '../graph/compile-graph.ts';
import type { RunState, StepFacts } from './run-state.ts';

/**
 * When a passage is over however far it has come, ms since the epoch; null: never. Whoever waits for the dispatch of a
 * message stays until its outcome is known: what is on its way can't be called back.
 */
export function lifetimeEnd(
  { graph }: CompiledGraph,
  { waitingFor }: Pick<RunState, 'waitingFor'>,
  { enteredAt }: Pick<StepFacts, 'enteredAt'>,
): number | null {
  if (enteredAt === undefined || waitingFor === 'dispatch') return null;
  return enteredAt + lifetimeMs(graph.settings);
}
