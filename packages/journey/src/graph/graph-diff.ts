import type { Activity } from '../activities/activity.ts';
import type { Graph } from './graph.ts';
import type { Note } from './note.ts';

/** One setting that is not what it was. */
export interface FieldChange {
  /** Its path, e.g. `content.response.byLanguage.en.text`; a list that grew or shrank is one field. */
  field: string;
  /** Undefined: it was not set. */
  before: unknown;
  after: unknown;
}

/** An activity that is in both graphs and is not set as it was. */
export interface ChangedActivity {
  before: Activity;
  after: Activity;
  fields: readonly FieldChange[];
}

/** A port that leads elsewhere than it did; null: nowhere. */
export interface ChangedWay {
  activityId: string;
  port: string;
  before: string | null;
  after: string | null;
}

/** What makes one graph another. Activities are the same when their ids are. */
export interface GraphDiff {
  added: readonly Activity[];
  removed: readonly Activity[];
  changed: readonly ChangedActivity[];
  /** Where ports lead, also those of activities that were added or removed. */
  ways: readonly ChangedWay[];
  /** Settings of the journey as a whole. */
  settings: readonly FieldChange[];
  /** Ids of activities that only stand elsewhere on the canvas, or also. */
  moved: readonly string[];
  notes: { added: readonly Note[]; removed: readonly Note[]; changed: readonly Note[] };
  /** Drawn the other way: from left to right, or from top to bottom. */
  isTurned: boolean;
}

/** What was done to `before` to make it `after`, in the order of their activities. */
export function diffGraphs(before: Graph, after: Graph): GraphDiff {
  const old = new Map(before.activities.map((activity) => [activity.id, activity]));
  const present = new Map(after.activities.map((activity) => [activity.id, activity]));
  const kept = after.activities.flatMap((activity) => {
    const was = old.get(activity.id);
    return was === undefined ? [] : [{ before: was, after: activity }];
  });
  return {
    added: after.activities.filter(({ id }) => !old.has(id)),
    removed: before.activities.filter(({ id }) => !present.has(id)),
    changed: kept.flatMap((pair) => {
      const fields = changedFields(unplaced(pair.before), unplaced(pair.after));
      return fields.length === 0 ? [] : [{ ...pair, fields }];
    }),
    ways: changedWays(before, after),
    settings: changedFields(before.settings, after.settings),
    moved: kept
      .filter((pair) => !isSameValue(pair.before.position, pair.after.position))
      .map((pair) => pair.after.id),
    notes: changedNotes(before.notes ?? [], after.notes ?? []),
    isTurned: (before.direction ?? 'down') !== (after.direction ?? 'down'),
  };
}

/** Whether people would fare differently: false when at most places, notes and the way it is drawn differ. */
export function changesTheJourney(diff: GraphDiff): boolean {
  const { added, removed, changed, ways, settings } = diff;
  return [added, removed, changed, ways, settings].some(({ length }) => length > 0);
}

/** Whether nothing at all differs, places and notes included. */
export function isUnchanged(diff: GraphDiff): boolean {
  const { notes, moved, isTurned } = diff;
  const noted = notes.added.length + notes.removed.length + notes.changed.length;
  return !changesTheJourney(diff) && moved.length === 0 && noted === 0 && !isTurned;
}

/** Equal as JSON, whatever the order of keys; a key without a value is no key. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return changedFields(one, other).length === 0;
}

/** Where two values differ: leaf by leaf, lists of different lengths as a whole. */
export function changedFields(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((value, index) => changedFields(value, after[index], at(path, index)));
  }
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      changedFields(before[key], after[key], at(path, key)),
    );
  }
  return [{ field: path, before, after }];
}

function at(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An activity wherever it stands. */
function unplaced(activity: Activity): object {
  return { ...activity, position: null };
}

function changedWays(before: Graph, after: Graph): ChangedWay[] {
  const old = waysOf(before);
  const present = waysOf(after);
  return [...new Map([...old, ...present])].flatMap(([key, { activityId, port }]) => {
    const way = {
      activityId,
      port,
      before: old.get(key)?.to ?? null,
      after: present.get(key)?.to ?? null,
    };
    return way.before === way.after ? [] : [way];
  });
}

function waysOf({ connections }: Graph) {
  return new Map(
    connections.map(({ from, to }) => [
      `${from.activity} ${from.port}`,
      { activityId: from.activity, port: from.port, to },
    ]),
  );
}

function changedNotes(before: readonly Note[], after: readonly Note[]): GraphDiff['notes'] {
  const old = new Map(before.map((note) => [note.id, note]));
  const present = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !present.has(id)),
    changed: after.filter((note) => {
      const was = old.get(note.id);
      return was !== undefined && !isSameValue(was, note);
    }),
  };
}
