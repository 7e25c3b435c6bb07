import type { Activity } from '../activities/activity.ts';
import { isSameValue } from './graph-diff.ts';
import type { Connection, Graph } from './graph.ts';

/**
 * One graph with the changes of both, made of the one both started from. Null when both changed the same thing in
 * different ways, or when one leads people to what the other removed: then somebody has to decide. Only where an
 * activity stands is not worth a question: there mine counts.
 */
export function joinGraphs(base: Graph, mine: Graph, theirs: Graph): Graph | null {
  const settings = joinRecords(base.settings, mine.settings, theirs.settings);
  const activities = joinActivities(base, mine, theirs);
  const connections = joinLists(base.connections, mine.connections, theirs.connections, {
    key: ({ from }) => `${from.activity} ${from.port}`,
    isSame: (one, other) => one.to === other.to,
  });
  const notes = joinLists(base.notes ?? [], mine.notes ?? [], theirs.notes ?? [], {
    key: ({ id }) => id,
    isSame: isSameValue,
  });
  if (settings === null || activities === null || connections === null || notes === null) {
    return null;
  }
  if (!leadSomewhere(connections, activities)) return null;
  const direction = picked(base.direction, mine.direction, theirs.direction, Object.is);
  const drawn = direction === null ? mine.direction : direction.value;
  return {
    format: 1,
    settings: { ...theirs.settings, ...settings },
    ...(drawn === undefined ? {} : { direction: drawn }),
    activities,
    connections,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** Who changed it has it; null when both did, in different ways. */
function picked<T>(
  base: T,
  mine: T,
  theirs: T,
  isSame: (one: T, other: T) => boolean,
): { value: T } | null {
  if (isSame(mine, theirs) || isSame(base, theirs)) return { value: mine };
  return isSame(base, mine) ? { value: theirs } : null;
}

function joinLists<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  { key, isSame }: { key: (one: T) => string; isSame: (one: T, other: T) => boolean },
): T[] | null {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(
    (list) => new Map(list.map((one) => [key(one), one])),
  );
  const joined: T[] = [];
  for (const id of new Set([...theirs, ...mine].map(key))) {
    const choice = picked(inBase?.get(id), inMine?.get(id), inTheirs?.get(id), (one, other) =>
      one === undefined || other === undefined ? one === other : isSame(one, other),
    );
    if (choice === null) return null;
    if (choice.value !== undefined) joined.push(choice.value);
  }
  return joined;
}

/** Activities by what they do; where they stand is chosen apart. */
function joinActivities(base: Graph, mine: Graph, theirs: Graph): Activity[] | null {
  const joined = joinLists(base.activities, mine.activities, theirs.activities, {
    key: ({ id }) => id,
    isSame: (one, other) => isSameValue({ ...one, position: null }, { ...other, position: null }),
  });
  if (joined === null) return null;
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(
    ({ activities }) => new Map(activities.map(({ id, position }) => [id, position])),
  );
  return joined.map((activity) => {
    const { id } = activity;
    const place = inMine?.get(id);
    const isStill = place === undefined || isSameValue(place, inBase?.get(id));
    return { ...activity, position: (isStill ? inTheirs?.get(id) : place) ?? activity.position };
  });
}

function joinRecords<T extends object>(base: T, mine: T, theirs: T): Partial<T> | null {
  const joined: Partial<T> = {};
  for (const key of keysOf(base, mine, theirs)) {
    const choice = picked(base[key], mine[key], theirs[key], isSameValue);
    if (choice === null) return null;
    joined[key] = choice.value;
  }
  return joined;
}

function keysOf<T extends object>(...all: readonly T[]): (keyof T)[] {
  const names = new Set<keyof T>();
  for (const one of all) for (const name in one) names.add(name);
  return [...names];
}

function leadSomewhere(connections: readonly Connection[], activities: readonly Activity[]) {
  const there = new Set(activities.map(({ id }) => id));
  return connections.every(({ from, to }) => there.has(from.activity) && there.has(to));
}
