import type { Activity } from '../activities/activity.ts';
import type { Graph } from '../graph/graph.ts';
import { portKey } from '../graph/port-key.ts';
import { contentOf } from './content-change.ts';
import { compareValues, type ValueChange } from './compare-values.ts';

/** One setting that differs. */
export interface FieldChange extends ValueChange {
  /** Words, media and names: people inside can have it without anything else changing for them. */
  isContent: boolean;
}

export interface ActivityChange {
  before: Activity;
  after: Activity;
  fields: FieldChange[];
}

/** A port that leads somewhere else; null: nowhere. */
export interface ConnectionChange {
  from: { activity: string; port: string };
  before: string | null;
  after: string | null;
}

/** What differs between two versions of a journey. Where activities stand on the canvas is no difference. */
export interface GraphChanges {
  added: Activity[];
  removed: Activity[];
  changed: ActivityChange[];
  connections: ConnectionChange[];
  settings: FieldChange[];
}

/** An activity is the same in both by its id; one that became another kind was removed and added. */
export function compareGraphs(before: Graph, after: Graph): GraphChanges {
  const earlier = new Map(before.activities.map((activity) => [activity.id, activity]));
  const later = new Map(after.activities.map((activity) => [activity.id, activity]));
  const isKept = ({ id, type }: Activity): boolean =>
    earlier.get(id)?.type === type && later.get(id)?.type === type;
  return {
    added: after.activities.filter((activity) => !isKept(activity)),
    removed: before.activities.filter((activity) => !isKept(activity)),
    changed: after.activities.filter(isKept).flatMap((activity): ActivityChange[] => {
      const old = earlier.get(activity.id);
      if (old === undefined) return [];
      const isContent = contentOf(old, activity, [before, after]);
      const fields = compareValues(settingsOf(old), settingsOf(activity)).map((change) => ({
        ...change,
        isContent: isContent(change.path),
      }));
      return fields.length === 0 ? [] : [{ before: old, after: activity, fields }];
    }),
    connections: compareConnections(before, after),
    settings: compareValues(before.settings, after.settings).map((change) => ({
      ...change,
      isContent: false,
    })),
  };
}

/** Whether nothing differs that anybody notices. */
export function isUnchanged(changes: GraphChanges): boolean {
  return isContentOnly(changes) && changes.changed.length === 0;
}

/** Whether only words, media and names differ, so that they can go live without touching people. */
export function isContentOnly({
  added,
  removed,
  changed,
  connections,
  settings,
}: GraphChanges): boolean {
  return (
    added.length + removed.length + connections.length + settings.length === 0 &&
    changed.every(({ fields }) => fields.every(({ isContent }) => isContent))
  );
}

function settingsOf({ id: _id, type: _type, position: _position, ...settings }: Activity): object {
  return settings;
}

function compareConnections(before: Graph, after: Graph): ConnectionChange[] {
  const earlier = targets(before);
  const later = targets(after);
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const old = earlier.get(key);
    const now = later.get(key);
    const from = now?.from ?? old?.from;
    if (from === undefined || old?.to === now?.to) return [];
    return [{ from, before: old?.to ?? null, after: now?.to ?? null }];
  });
}

function targets(graph: Graph): Map<string, Graph['connections'][number]> {
  return new Map(
    graph.connections.map((line) => [portKey(line.from.activity, line.from.port), line]),
  );
}
