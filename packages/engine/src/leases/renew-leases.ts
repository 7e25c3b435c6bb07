import { leaseSeconds, type TakenLease } from './take-leases.ts';
import type { LeaseSession } from './lease-session.ts';

/** Prolongs the leases that are still `owner`'s. Answers the senders that are. */
export async function renewLeases(
  session: LeaseSession,
  owner: string,
  leases: readonly TakenLease[],
): Promise<Set<string>> {
  if (leases.length === 0) return new Set();
  const { rows } = await session.query<{ sender_id: string }>(
    `UPDATE sender_lease l SET expires_at = clock_timestamp() + make_interval(secs => $4)
       FROM unnest($2::uuid[], $3::bigint[]) AS mine (sender_id, epoch)
      WHERE l.sender_id = mine.sender_id AND l.epoch = mine.epoch AND l.owner = $1
     RETURNING l.sender_id`,
    [
      owner,
      leases.map((lease) => lease.senderId),
      leases.map((lease) => lease.epoch),
      leaseSeconds,
    ],
  );
  return new Set(rows.map((row) => row.sender_id));
}
