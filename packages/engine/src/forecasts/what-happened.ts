import type { Kysely } from 'kysely';

import { liveCounts } from '../counts/live-counts.ts';
import type { Database } from '../database/schema.ts';
import type { ForecastActivity } from './forecast-tally.ts';

/** What happened in a version so far, as a forecast tells it. */
export interface Happened {
  activities: ForecastActivity[];
  /** People whose way is not over. */
  inside: number;
}

/** Reads what was counted of a version. */
export async function whatHappened(db: Kysely<Database>, versionId: number): Promise<Happened> {
  const byActivity = new Map<string, ForecastActivity>();
  let inside = 0;
  for (const { activity, outcome, n } of await liveCounts(db, versionId)) {
    const at = byActivity.get(activity) ?? nobodyAt(activity);
    byActivity.set(activity, at);
    const [what = '', of = ''] = partsOf(outcome);
    if (what === 'left' || what === 'excluded') at[what][of] = (at[what][of] ?? 0) + n;
    else if (outcome === 'here') inside += n;
    // Each parallel branch stands somewhere, and so does its person at the join.
    else if (outcome === 'branches') inside -= n;
    else if (isOwn(outcome)) at[outcome] += n;
  }
  return { activities: [...byActivity.values()], inside };
}

function nobodyAt(activityId: string): ForecastActivity {
  return { activityId, entered: 0, left: {}, finished: 0, failed: 0, exited: 0, excluded: {} };
}

function isOwn(outcome: string): outcome is 'entered' | 'finished' | 'failed' | 'exited' {
  return ['entered', 'finished', 'failed', 'exited'].includes(outcome);
}

function partsOf(outcome: string): [string, string] | [] {
  const colon = outcome.indexOf(':');
  return colon === -1 ? [] : [outcome.slice(0, colon), outcome.slice(colon + 1)];
}
