import type { Activity } from '../activities/activity.ts';
import { messageEventFields } from '../activities/entry-message/definition.ts';
import { attributesSet } from '../activities/update-profile/attributes-set.ts';
import { activityPorts, activityProblems, isEntry } from '../activities/registry.ts';
import type { ValidationContext, ValidationScope } from '../activities/definition.ts';
import { lifetimeMs } from '../entry/lifetime.ts';
import { settingsProblems } from '../entry/settings-problems.ts';
import type { Graph } from '../graph/graph.ts';
import { portKey } from '../graph/port-key.ts';
import { reachableFrom, successors } from '../graph/walk.ts';
import { branchProblems } from './branch-problems.ts';
import { jumpProblems } from './jump-problems.ts';
import { loopProblems } from './loop-problems.ts';
import { openExitProblems } from './open-exit-problems.ts';
import type { Problem } from './problem.ts';
import { resultProblems } from './result-problems.ts';

/**
 * Everything that is wrong with a graph, errors first, each at an activity and a field. A graph without
 * errors can be published; the studio and the API answer with this same list.
 */
export function validateGraph(graph: Graph, context: ValidationContext): Problem[] {
  const scope = scopeOf(graph, context);
  const problems = [
    ...entryProblems(graph),
    ...settingsProblems(graph, scope),
    ...connectionProblems(graph),
    ...reachProblems(graph),
    ...openExitProblems(graph),
    ...loopProblems(graph),
    ...branchProblems(graph),
    ...jumpProblems(graph, context.journeys, context.journeyId),
    ...resultProblems(graph),
    ...graph.activities.flatMap((activity) =>
      activityProblems(activity, scope).map((problem) => ({ ...problem, activityId: activity.id })),
    ),
  ];
  return problems.toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  );
}

/** True when nothing in the list keeps a graph from being published. */
export function isPublishable(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity !== 'error');
}

function scopeOf(graph: Graph, context: ValidationContext): ValidationScope {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  const next = successors(graph);
  const reached = new Map<string, Set<string>>();
  const entry = graph.activities.find(isEntry);
  return {
    ...context,
    ...(context.profileFields === undefined
      ? {}
      : { profileFields: [...context.profileFields, ...fieldsSetBy(graph)] }),
    entry,
    lifetimeMs: lifetimeMs(graph.settings),
    eventFields: eventFieldsOf(entry),
    messageIds: graph.activities.flatMap(({ id, type }) => (type === 'whatsapp' ? [id] : [])),
    hasGoal: graph.settings.goal !== undefined,
    activityById: (id) => activities.get(id),
    leadsTo(from, to) {
      const known = reached.get(from) ?? reachableFrom(next, from);
      reached.set(from, known);
      return known.has(to);
    },
  };
}

/** What the journey itself gives people counts as known, though nobody has it yet. */
function fieldsSetBy(graph: Graph): string[] {
  return [...attributesSet(graph.activities).keys()].map((name) => `profile.${name}`);
}

function eventFieldsOf(entry: Activity | undefined): readonly string[] {
  if (entry?.type === 'entryEvent' || entry?.type === 'entryJump')
    return entry.fields.map((field) => field.name);
  return entry?.type === 'entryMessage' ? messageEventFields : [];
}

function error(activityId: string | null, field: string, code: string, text: string): Problem {
  return { severity: 'error', activityId, field, code, text };
}

function entryProblems(graph: Graph): Problem[] {
  const entries = graph.activities.filter(isEntry);
  if (entries.length === 0) {
    return [
      error(null, '', 'entry_missing', 'Nobody can enter yet. Drag an entry onto the canvas.'),
    ];
  }
  return entries
    .slice(1)
    .map((entry) =>
      error(entry.id, '', 'entry_second', 'A journey has one entry. Delete this one or the other.'),
    );
}

function connectionProblems(graph: Graph): Problem[] {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  const problems: Problem[] = [];
  const seenIds = new Set<string>();
  for (const { id } of graph.activities) {
    if (seenIds.has(id)) {
      problems.push(
        error(id, 'id', 'id_repeated', `Two activities have the id "${id}". Ids are unique.`),
      );
    }
    seenIds.add(id);
  }
  const used = new Set<string>();
  for (const { from, to } of graph.connections) {
    const source = activities.get(from.activity);
    const target = activities.get(to);
    if (source === undefined || !activityPorts(source).includes(from.port)) {
      problems.push(
        error(
          source?.id ?? null,
          '',
          'connection_port_unknown',
          `A connection starts at the port "${from.port}", which does not exist. Delete the connection.`,
        ),
      );
    }
    if (target === undefined) {
      problems.push(
        error(
          source?.id ?? null,
          '',
          'connection_target_unknown',
          'A connection leads to an activity that does not exist. Delete the connection.',
        ),
      );
    } else if (isEntry(target)) {
      problems.push(
        error(
          target.id,
          '',
          'connection_into_entry',
          'Nothing can lead into an entry. Delete the connection.',
        ),
      );
    }
    const key = portKey(from.activity, from.port);
    if (used.has(key)) {
      problems.push(
        error(
          from.activity,
          '',
          'connection_repeated',
          `The port "${from.port}" leads to two activities. Delete one connection.`,
        ),
      );
    }
    used.add(key);
  }
  for (const activity of graph.activities) {
    if (isEntry(activity) && !used.has(portKey(activity.id, 'next'))) {
      problems.push(
        error(activity.id, '', 'entry_unconnected', 'Connect the entry to the first activity.'),
      );
    }
  }
  return problems;
}

function reachProblems(graph: Graph): Problem[] {
  const entries = graph.activities.filter(isEntry);
  if (entries.length === 0) return [];
  const next = successors(graph);
  const reached = new Set(entries.flatMap(({ id }) => [id, ...reachableFrom(next, id)]));
  return graph.activities
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) =>
      error(id, '', 'unreachable', 'Nobody can get here. Connect it to the journey or delete it.'),
    );
}
