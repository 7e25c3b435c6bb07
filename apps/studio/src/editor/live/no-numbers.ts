import type { ActivityCounts } from '@waypost/api';

/** Of an activity nobody has come to. */
export function noNumbers(activityId: string): ActivityCounts {
  return {
    activityId,
    entered: 0,
    here: 0,
    failed: 0,
    left: {},
    accepted: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    replied: 0,
    clicked: 0,
    messageFailed: 0,
    presumedDropped: 0,
    notMatching: 0,
    excluded: {},
  };
}
