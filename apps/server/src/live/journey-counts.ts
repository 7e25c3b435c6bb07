import { noNumbers, type ActivityCounts, type JourneyCounts } from '@waypost/api';
import { countsWithin, liveCounts, type CountedPeriod } from '@waypost/engine';
import type { Database } from '@waypost/engine/database';
import { isLaunching } from '@waypost/engine/journeys';
import { isEntry, type Graph } from '@waypost/journey';
import type { Kysely } from 'kysely';

/** The version whose numbers are shown. */
export interface CountedVersion {
  id: number;
  number: number;
  graph: Graph;
}

/** What numbers are asked for. */
export interface CountedAt {
  /** Null: all there are. */
  period: CountedPeriod | null;
  /** How many answered each message; see `createReplies`. */
  replies: (
    version: CountedVersion,
    period: CountedPeriod | null,
  ) => Promise<ReadonlyMap<string, number>>;
  now: number;
}

/** The live numbers of a version; all zero while nothing was published. */
export async function journeyCounts(
  db: Kysely<Database>,
  status: JourneyCounts['status'],
  version: CountedVersion | null,
  { period, replies, now }: CountedAt,
): Promise<JourneyCounts> {
  const at = new Date(now).toISOString();
  if (version === null) {
    return {
      version: null,
      status,
      entered: 0,
      peopleInside: 0,
      finished: 0,
      failed: 0,
      outcomes: [],
      launching: false,
      activities: [],
      at,
    };
  }
  const numbers = new Map<string, ActivityCounts>(
    version.graph.activities.map(({ id }) => [id, noNumbers(id)]),
  );
  const ends = namedEnds(version.graph);
  const outcomes = new Map([...ends.values()].map((outcome) => [outcome, 0]));
  let finished = 0;
  let branches = 0;
  let branchesFailed = 0;
  const counts =
    period === null
      ? await liveCounts(db, version.id)
      : await countsWithin(db, version.id, period, now);
  for (const { activity, outcome, n } of counts) {
    const entry = numbers.get(activity) ?? noNumbers(activity);
    numbers.set(activity, entry);
    if (outcome === 'finished') {
      finished += n;
      const named = ends.get(activity);
      if (named !== undefined) outcomes.set(named, (outcomes.get(named) ?? 0) + n);
    }
    if (outcome === 'branches') branches += n;
    if (outcome === 'branch_failed') branchesFailed += n;
    addOutcome(entry, outcome, n);
  }
  for (const [activity, n] of await replies(version, period)) {
    const entry = numbers.get(activity);
    if (entry !== undefined) entry.replied = n;
  }
  const activities = [...numbers.values()];
  const entries = new Set(version.graph.activities.filter(isEntry).map(({ id }) => id));
  return {
    version: version.number,
    status,
    entered: sum(
      activities.filter(({ activityId }) => entries.has(activityId)),
      'entered',
    ),
    // Each branch stands somewhere, and so does the person at the join.
    peopleInside: sum(activities, 'here') - branches,
    finished,
    failed: sum(activities, 'failed') - branchesFailed,
    outcomes: [...outcomes].map(([outcome, people]) => ({ outcome, people })),
    launching: await isLaunching(db, version.id),
    activities,
    at,
  };
}

/** What the ends of a graph say of how a passage went, by their ids. */
function namedEnds({ activities }: Graph): Map<string, string> {
  return new Map(
    activities.flatMap((activity) =>
      activity.type === 'end' && activity.outcome ? [[activity.id, activity.outcome]] : [],
    ),
  );
}

function addOutcome(numbers: ActivityCounts, outcome: string, n: number): void {
  switch (outcome) {
    case 'entered':
    case 'here':
    case 'failed':
    case 'accepted':
    case 'sent':
    case 'delivered':
    case 'read':
    case 'clicked':
      numbers[outcome] += n;
      return;
    case 'branch_failed':
      numbers.failed += n;
      return;
    case 'message_failed':
      numbers.messageFailed += n;
      return;
    case 'presumed_dropped':
      numbers.presumedDropped += n;
      return;
    case 'not_matching':
      numbers.notMatching += n;
      return;
    default: {
      const [kind, name] = splitOnce(outcome);
      if (kind === 'left') numbers.left[name] = (numbers.left[name] ?? 0) + n;
      if (kind === 'excluded') numbers.excluded[name] = (numbers.excluded[name] ?? 0) + n;
    }
  }
}

function splitOnce(outcome: string): [string, string] {
  const colon = outcome.indexOf(':');
  return colon === -1 ? [outcome, ''] : [outcome.slice(0, colon), outcome.slice(colon + 1)];
}

function sum(activities: readonly ActivityCounts[], key: 'entered' | 'here' | 'failed'): number {
  return activities.reduce((total, numbers) => total + numbers[key], 0);
}
