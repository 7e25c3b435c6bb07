import { followsProfile } from '../activities/registry.ts';
import type { Graph } from './graph.ts';

/** Whether people wait in a journey by their own clock or date, so that those who wait are woken when either changes. */
export function waitsFollowProfiles({ activities }: Graph): boolean {
  return activities.some((activity) => activity.type === 'wait' && followsProfile(activity));
}
