import type { Activity, ActivityOf } from '../activities/activity.ts';
import { activityPorts, isEntry } from '../activities/registry.ts';
import type { Graph } from '../graph/graph.ts';
import { portKey } from '../graph/port-key.ts';
import { reachableFrom, successors } from '../graph/walk.ts';
import type { Problem } from './problem.ts';

type Parallel = ActivityOf<'parallel'>;
type Join = ActivityOf<'join'>;

/** Parallel branches that don't end where they should: each pairs with one join, and nothing goes around it. */
export function branchProblems(graph: Graph): Problem[] {
  const parallels = graph.activities.filter((activity) => activity.type === 'parallel');
  const joins = graph.activities.filter((activity) => activity.type === 'join');
  if (parallels.length === 0 && joins.length === 0) return [];
  const next = successors(graph);
  return [
    ...pairProblems(parallels, joins),
    ...parallels.flatMap((parallel) => openBranches(graph, parallel)),
    ...parallels.flatMap((parallel) => {
      const join = joins.find(({ parallelId }) => parallelId === parallel.id);
      if (join === undefined) return [];
      return regionProblems(graph, next, parallel, join, joins);
    }),
  ];
}

/** Each parallel activity has one join. Of a join that names none, its own settings tell. */
function pairProblems(parallels: readonly Parallel[], joins: readonly Join[]): Problem[] {
  const missing = parallels
    .filter(({ id }) => !joins.some(({ parallelId }) => parallelId === id))
    .map(({ id }) =>
      problem(
        id,
        '',
        'parallel_join_missing',
        'These branches never meet. Add a join and choose these branches in it.',
      ),
    );
  const repeated = joins
    .filter((join, place) =>
      joins.some((other, before) => before < place && other.parallelId === join.parallelId),
    )
    .filter(({ parallelId }) => parallelId !== null)
    .map(({ id }) =>
      problem(
        id,
        'parallelId',
        'join_repeated',
        'Another join is there for these branches already. Choose others, or delete one of the joins.',
      ),
    );
  return [...missing, ...repeated];
}

function openBranches(graph: Graph, parallel: Parallel): Problem[] {
  const connected = new Set(graph.connections.map(({ from }) => portKey(from.activity, from.port)));
  return activityPorts(parallel).flatMap((port, index) =>
    connected.has(portKey(parallel.id, port))
      ? []
      : [
          problem(
            parallel.id,
            `branches.${index}`,
            'parallel_branch_unconnected',
            'This branch leads nowhere. Connect it, or delete it.',
          ),
        ],
  );
}

/**
 * What lies between a parallel activity and its join belongs to the branches alone: who walks a branch never comes to
 * what is before or behind, and nobody else comes into it.
 */
function regionProblems(
  graph: Graph,
  next: ReadonlyMap<string, readonly string[]>,
  parallel: Parallel,
  join: Join,
  joins: readonly Join[],
): Problem[] {
  const inside = reachableFrom(without(next, join.id), parallel.id);
  if (!inside.has(join.id)) {
    return [
      problem(
        join.id,
        'parallelId',
        'join_not_reached',
        'None of these branches leads here. Connect at least one of them.',
      ),
    ];
  }
  inside.delete(join.id);
  const upToParallel = without(next, parallel.id);
  const outside = new Set([parallel.id]);
  for (const { id } of graph.activities.filter(isEntry)) {
    for (const reached of [id, ...reachableFrom(upToParallel, id)]) outside.add(reached);
  }
  const around = outside.has(join.id);
  for (const reached of reachableFrom(upToParallel, join.id)) outside.add(reached);
  const shared = graph.activities.filter(({ id }) => inside.has(id) && outside.has(id));
  return [
    ...(around
      ? [
          problem(
            join.id,
            '',
            'join_around_parallel',
            'People can come here without having taken the branches that meet here. Lead them on behind the join.',
          ),
        ]
      : []),
    ...firstsOf(shared, next).map(({ id }) =>
      problem(
        id,
        '',
        'branch_around_join',
        'A parallel branch comes here around its join, or others come into the branch. Lead the branch to its join.',
      ),
    ),
    ...crossed(inside, parallel, join, joins),
  ];
}

/** Of activities that follow on one another only the first is told. */
function firstsOf(
  shared: readonly Activity[],
  next: ReadonlyMap<string, readonly string[]>,
): Activity[] {
  const behind = new Set(shared.flatMap(({ id }) => next.get(id) ?? []));
  const firsts = shared.filter(({ id }) => !behind.has(id));
  return firsts.length === 0 ? shared.slice(0, 1) : firsts;
}

/** Joins of other branches that these branches come to. */
function crossed(
  inside: ReadonlySet<string>,
  parallel: Parallel,
  own: Join,
  joins: readonly Join[],
): Problem[] {
  return joins
    .filter(
      ({ id, parallelId }) =>
        id !== own.id && inside.has(id) && parallelId !== null && !inside.has(parallelId),
    )
    .map(({ id }) =>
      problem(
        id,
        'parallelId',
        'join_crossed',
        `Other branches come here before they have met${named(parallel)}. Put their join before this one.`,
      ),
    );
}

function named({ name }: Parallel): string {
  return name === '' ? '' : ` (those of "${name}")`;
}

/** The ways of a graph in which nobody leaves one activity. */
function without(
  next: ReadonlyMap<string, readonly string[]>,
  id: string,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...next, [id, []]]);
}

function problem(activityId: string, field: string, code: string, text: string): Problem {
  return { severity: 'error', activityId, field, code, text };
}
