import type { LeaseSession } from './lease-session.ts';

/** Of these senders those whose owner has neither renewed its lease in time nor given it back. */
export async function findSilentOwners(
  session: LeaseSession,
  senderIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await session.query<{ sender_id: string }>(
    `SELECT sender_id FROM sender_lease
      WHERE sender_id = ANY ($1::uuid[]) AND owner IS NOT NULL AND expires_at < clock_timestamp()`,
    [senderIds],
  );
  return new Set(rows.map((row) => row.sender_id));
}
