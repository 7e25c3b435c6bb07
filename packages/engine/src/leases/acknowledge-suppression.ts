import type { LeaseSession } from './lease-session.ts';

/**
 * Says that `owner` lets nothing out any more that was claimed before these versions of the senders'
 * opt-outs. Versions are read before the owner drops its claims, so nothing newer is promised.
 */
export async function acknowledgeSuppression(
  session: LeaseSession,
  owner: string,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  if (versions.size === 0) return;
  await session.query(
    `UPDATE sender_lease l SET suppression_seen = greatest(l.suppression_seen, seen.version)
       FROM unnest($2::uuid[], $3::bigint[]) AS seen (sender_id, version)
      WHERE l.sender_id = seen.sender_id AND l.owner = $1`,
    [owner, [...versions.keys()], [...versions.values()]],
  );
}
