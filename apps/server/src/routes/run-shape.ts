import type { PersonInJourney } from '@waypost/engine/people';
import { displayName } from '@waypost/engine/profiles';

import { iso } from './instants.ts';

/** A passage as the API answers it. */
export function runOf(row: PersonInJourney) {
  return {
    id: row.id,
    profileId: row.profile_id,
    profileName: displayName(row),
    phone: row.phone,
    bsuid: row.bsuid,
    username: row.username,
    activityId: row.activity,
    status: row.status,
    reason: row.reason,
    waitingFor: row.waiting_for,
    deadlineAt: iso(row.deadline_at),
    enteredAt: iso(row.entered_at),
    arrivedAt: iso(row.arrived_at),
    endedAt: iso(row.ended_at),
  };
}
