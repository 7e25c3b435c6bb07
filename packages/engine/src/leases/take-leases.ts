import type { LeaseSession } from './lease-session.ts';

/** A lease taken: all claims made under it carry this epoch. */
export interface TakenLease {
  senderId: string;
  epoch: number;
}

/** A lease that has just been taken. */
export interface NewLease extends TakenLease {
  /** Opt-outs up to this version are known to whoever claims under it. */
  suppressionSeen: number;
}

/** Lease length, seconds on the database's clock. Renewed every second. */
export const leaseSeconds = 5;

/**
 * Makes `owner` the owner of these senders under a new epoch: where their lease has run out, and at
 * once where this session got their lock (`locked`), since that proves that the last owner is gone.
 */
export async function takeLeases(
  session: LeaseSession,
  owner: string,
  senderIds: readonly string[],
  locked: readonly string[],
): Promise<NewLease[]> {
  if (senderIds.length === 0) return [];
  const { rows } = await session.query<{
    sender_id: string;
    epoch: number;
    suppression_seen: number;
  }>(
    `INSERT INTO sender_lease AS l (sender_id, owner, epoch, expires_at, suppression_seen)
     SELECT s.id, $1, 1, clock_timestamp() + make_interval(secs => $4), s.suppression_version
       FROM sender s WHERE s.id = ANY ($2::uuid[])
      ORDER BY s.id
         ON CONFLICT (sender_id) DO UPDATE
        SET owner = excluded.owner, epoch = l.epoch + 1, expires_at = excluded.expires_at,
            suppression_seen = excluded.suppression_seen
      WHERE l.expires_at < clock_timestamp() OR l.sender_id = ANY ($3::uuid[])
     RETURNING sender_id, epoch, suppression_seen`,
    [owner, senderIds, locked, leaseSeconds],
  );
  return rows.map((row) => ({
    senderId: row.sender_id,
    epoch: row.epoch,
    suppressionSeen: row.suppression_seen,
  }));
}
