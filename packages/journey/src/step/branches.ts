import type { RunContext, RunState } from './run-state.ts';

/** One branch of a fork, as a passage of its own that begins. */
export interface BranchStart {
  /** The port of the parallel activity. */
  port: string;
  state: RunState;
}

/** How far a branch has come, for the join that waits for it. */
export interface BranchFacts {
  /** The branch's own passage: its messages are found under it. */
  runId: string;
  /** `elsewhere`: it ended without coming to the join. */
  at: 'inside' | 'join' | 'elsewhere';
  context: RunContext;
}

/** Whether a passage is a branch of this parallel activity. */
export function isBranchOf({ branch }: RunState, parallelId: string): boolean {
  return branch !== undefined && branchPlace(branch).activityId === parallelId;
}

/** The parallel activity and the port that a branch (`RunState.branch`) began at. */
export function branchPlace(branch: string): { activityId: string; port: string } {
  const separator = branch.indexOf('/');
  return { activityId: branch.slice(0, separator), port: branch.slice(separator + 1) };
}

/** What a branch knows when it begins: all that the passage knows it comes from. */
export function branchContext(context: RunContext, runId: string): RunContext {
  return { ...context, messages: Object.fromEntries(messagesOf(context, runId)) };
}

/**
 * What a passage knows when its branches are over: what it knew before, and what is new in each; of two that learned
 * the same anew the later one in the list counts.
 */
export function gatherContexts(
  own: RunContext,
  runId: string,
  branches: readonly BranchFacts[],
): RunContext {
  const given = branchContext(own, runId);
  const messages = branches.flatMap((branch) =>
    messagesOf(branch.context, branch.runId).filter(
      ([activityId, key]) => given.messages[activityId] !== key,
    ),
  );
  const results = branches.flatMap(({ context }) =>
    Object.entries(context.results ?? {}).filter(
      ([activityId, result]) =>
        JSON.stringify(given.results?.[activityId]) !== JSON.stringify(result),
    ),
  );
  const gathered = {
    ...own,
    messages: { ...own.messages, ...Object.fromEntries(messages) },
  };
  if (results.length === 0) return gathered;
  return { ...gathered, results: { ...own.results, ...Object.fromEntries(results) } };
}

/** Between a message's key and the passage that sent it, where that is another one. */
const sentBy = '@';

/** The messages with the passage named that sent them, so that another one can tell. */
function messagesOf({ messages }: RunContext, runId: string): [string, string][] {
  return Object.entries(messages).map(([activityId, key]) => [
    activityId,
    key.includes(sentBy) ? key : `${key}${sentBy}${runId}`,
  ]);
}

/** The parts of a message's key; `runId` is null for a message of the passage itself. */
export function readMessageKey(key: string): {
  activityId: string;
  visit: number;
  runId: string | null;
} {
  const [own = '', runId = null] = key.split(sentBy);
  const separator = own.lastIndexOf(':');
  return { activityId: own.slice(0, separator), visit: Number(own.slice(separator + 1)), runId };
}
