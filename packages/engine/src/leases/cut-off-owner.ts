import { ownerLockClass, type LeaseSession } from './lease-session.ts';

/** Each connection is awaited so long, ms. */
const longestEndMs = 1000;

/**
 * Ends all connections of the process that still holds a sender's lock, because it is frozen or can't be reached:
 * its open transactions would keep rows from everybody else. Answers how many there were.
 */
export async function cutOffOwner(session: LeaseSession, senderId: string): Promise<number> {
  const { rows } = await session.query(
    `SELECT pg_terminate_backend(a.pid, $3)
       FROM pg_stat_activity a
      WHERE a.datname = current_database() AND a.application_name LIKE 'waypost %'
        AND a.application_name <> current_setting('application_name')
        AND a.application_name IN (
              SELECT holder.application_name
                FROM pg_locks l JOIN pg_stat_activity holder ON holder.pid = l.pid
               WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
                 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                 AND l.classid = $1::bigint::oid
                 AND l.objid = (hashtext($2)::bigint & 4294967295)::oid)`,
    [ownerLockClass, senderId, longestEndMs],
  );
  return rows.length;
}
