import { branchPlace, type CompiledGraph } from '@waypost/journey';
import type { Look } from '@waypost/journey/walk';

/** What a forecast expects at one activity, counted as live numbers are. */
export interface ForecastActivity {
  activityId: string;
  entered: number;
  left: Record<string, number>;
  finished: number;
  failed: number;
  exited: number;
  excluded: Record<string, number>;
}

/** Counts looks as the engine counts them (`advance-runs.ts`), in memory. */
export class ForecastTally {
  readonly #activities = new Map<string, ForecastActivity>();
  readonly #graph: CompiledGraph;

  constructor(graph: CompiledGraph) {
    this.#graph = graph;
    for (const { id } of graph.graph.activities) {
      this.#activities.set(id, {
        activityId: id,
        entered: 0,
        left: {},
        finished: 0,
        failed: 0,
        exited: 0,
        excluded: {},
      });
    }
  }

  /** Somebody comes in. */
  entered(): void {
    this.#enter(this.#graph.entry?.id);
  }

  excluded(activityId: string, reason: string): void {
    const at = this.#activities.get(activityId);
    if (at !== undefined) at.excluded[reason] = (at.excluded[reason] ?? 0) + 1;
  }

  readonly look = ({ from, transition }: Look): void => {
    for (const { activityId, port } of transition.moves) {
      if (port !== null) this.#leave(activityId, port);
    }
    const { arrivals, end, state } = transition;
    const meets =
      from.branch !== undefined &&
      end !== null &&
      this.#graph.joins.get(branchPlace(from.branch).activityId)?.id === arrivals.at(-1);
    for (const arrival of meets ? arrivals.slice(0, -1) : arrivals) this.#enter(arrival);
    if (end !== null && from.branch === undefined) {
      const at = this.#activities.get(state.activityId);
      if (at !== undefined) at[end.status] += 1;
    }
    for (const { port, state: begun } of transition.branches) {
      this.#leave(branchPlace(begun.branch ?? '').activityId, port);
      // A branch that leads straight to the join is no second person there.
      if (begun.activityId !== state.activityId) this.#enter(begun.activityId);
    }
  };

  /** In the order of the graph. */
  activities(): ForecastActivity[] {
    return [...this.#activities.values()];
  }

  #enter(activityId: string | undefined): void {
    const at = this.#activities.get(activityId ?? '');
    if (at !== undefined) at.entered += 1;
  }

  #leave(activityId: string, port: string): void {
    const at = this.#activities.get(activityId);
    if (at !== undefined) at.left[port] = (at.left[port] ?? 0) + 1;
  }
}
