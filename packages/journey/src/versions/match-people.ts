import type { Activity } from '../activities/activity.ts';
import { durationMs } from '../activities/duration.ts';
import { isEntry } from '../activities/registry.ts';
import type { Graph } from '../graph/graph.ts';
import { portKey } from '../graph/port-key.ts';
import { reachableFrom, successors } from '../graph/walk.ts';

/** Where a passage stands, as far as another version is concerned. */
export interface Standing {
  activityId: string;
  /** Of a parallel branch: its port, with the parallel activity (`RunState.branch`). */
  branch?: string | undefined;
}

/** How people of one version stand in another one. */
export interface VersionMatch {
  /**
   * Whether somebody who stands there can go on from the same place: an activity of this id and kind is there, within
   * the same parallel branch or, as before, in none. A person with branches can if all of them can.
   */
  fits: (standing: Standing) => boolean;
  /** End of the present wait there, ms since the epoch: as if it had begun with the new version's length. */
  deadline: (activityId: string, deadlineAt: number | null) => number | null;
}

export function matchPeople(from: Graph, to: Graph): VersionMatch {
  const earlier = new Map(from.activities.map((activity) => [activity.id, activity]));
  const later = new Map(to.activities.map((activity) => [activity.id, activity]));
  const branchOf = branchesOf(to);
  return {
    fits({ activityId, branch }) {
      const old = earlier.get(activityId);
      const now = later.get(activityId);
      if (old === undefined || now === undefined || old.type !== now.type) return false;
      if (branchOf.get(activityId) !== branch) return false;
      return old.type !== 'join' || now.type !== 'join' || old.parallelId === now.parallelId;
    },
    deadline(activityId, deadlineAt) {
      if (deadlineAt === null) return null;
      const old = waitLength(earlier.get(activityId));
      const now = waitLength(later.get(activityId));
      return old === null || now === null ? deadlineAt : deadlineAt - old + now;
    },
  };
}

/** How long people wait at an activity that says so by a length of time, ms. What is on its way keeps its own time. */
function waitLength(activity: Activity | undefined): number | null {
  if (activity === undefined) return null;
  if (activity.type === 'wait') {
    return activity.until.kind === 'duration' ? durationMs(activity.duration) : null;
  }
  return 'deadline' in activity ? durationMs(activity.deadline) : null;
}

/** The innermost parallel branch that each activity lies in, as `RunState.branch` names it; absent: in none. */
function branchesOf(graph: Graph): Map<string, string> {
  const next = successors(graph);
  const joins = new Map(
    graph.activities.flatMap((activity) =>
      activity.type === 'join' && activity.parallelId !== null
        ? [[activity.parallelId, activity.id]]
        : [],
    ),
  );
  const entries = new Set(graph.activities.filter(isEntry).map(({ id }) => id));
  const inside = graph.connections
    .filter(({ from }) => joins.has(from.activity))
    .map(({ from, to }) => {
      const join = joins.get(from.activity);
      const stopping = new Map([...next, [join ?? '', []]]);
      const activities = to === join ? [] : [to, ...reachableFrom(stopping, to)];
      return {
        branch: portKey(from.activity, from.port),
        activities: new Set(activities.filter((id) => id !== join && !entries.has(id))),
      };
    })
    .toSorted((a, b) => b.activities.size - a.activities.size);
  // A branch within a branch has fewer activities, and so the last word.
  return new Map(
    inside.flatMap(({ branch, activities }) => [...activities].map((id) => [id, branch] as const)),
  );
}
