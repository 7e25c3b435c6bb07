import type { LeaseSession } from './lease-session.ts';
import type { TakenLease } from './take-leases.ts';

/** Gives leases back, so that the next owner need not wait for them to run out. */
export async function releaseLeases(
  session: LeaseSession,
  owner: string,
  leases: readonly TakenLease[],
): Promise<void> {
  if (leases.length === 0) return;
  await session.query(
    `UPDATE sender_lease l SET owner = NULL, expires_at = '-infinity'
       FROM unnest($2::uuid[], $3::bigint[]) AS mine (sender_id, epoch)
      WHERE l.sender_id = mine.sender_id AND l.epoch = mine.epoch AND l.owner = $1`,
    [owner, leases.map((lease) => lease.senderId), leases.map((lease) => lease.epoch)],
  );
}
