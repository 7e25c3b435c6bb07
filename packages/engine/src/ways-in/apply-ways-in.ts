import { sql, type Kysely } from 'kysely';

import { recordConsent } from '../consent/record-consent.ts';
import type { ConsentPurpose, Database } from '../database/schema.ts';
import { foldedMessage } from './way-in.ts';

/** A text somebody sent, seen for the first time. */
export interface Arrival {
  senderId: string;
  bucket: number;
  profileId: string;
  text: string;
  /** wamid, part of the proof of consent. */
  inboundId: string;
  /** By Meta's clock, ms since the epoch. */
  at: number;
}

interface Matched {
  place: number;
  way_in_id: string;
  kind: 'link' | 'test';
  consent_text: string;
  consent_purposes: ConsentPurpose[];
}

/**
 * Finds the arrivals that came by a link or QR code, counts them, and does what each of them promises:
 * records the consent its printed words ask for, with these words as proof, or makes the writer a test
 * profile. Belongs in the transaction that applies the inbound messages. Answers the wamids of those arrivals.
 */
export async function applyWaysIn(
  trx: Kysely<Database>,
  arrivals: readonly Arrival[],
  now: number,
): Promise<Set<string>> {
  if (arrivals.length === 0) return new Set();
  const { rows: matched } = await sql<Matched>`
    SELECT a.place::int AS place, w.id AS way_in_id, w.kind, w.consent_text, w.consent_purposes
      FROM unnest(${arrivals.map(({ senderId }) => senderId)}::uuid[],
                  ${arrivals.map(({ text }) => foldedMessage(text))}::text[])
           WITH ORDINALITY AS a (sender_id, message, place)
      JOIN way_in w ON w.sender_id = a.sender_id AND w.folded_message = a.message
                   AND (w.expires_at IS NULL OR w.expires_at > ${new Date(now)})
     ORDER BY w.id, a.place`.execute(trx);
  if (matched.length === 0) return new Set();
  const found = matched.flatMap((match) => {
    const arrival = arrivals[match.place - 1];
    return arrival === undefined ? [] : [{ match, arrival }];
  });
  await recordConsent(
    trx,
    found.flatMap(({ match, arrival }) =>
      match.consent_purposes.map((purpose) => ({
        bucket: arrival.bucket,
        profileId: arrival.profileId,
        purpose,
        state: 'in' as const,
        source: 'way_in',
        proof: `${match.consent_text} [${arrival.text.slice(0, 140)}] ${arrival.inboundId}`,
        givenAt: arrival.at,
      })),
    ),
    now,
  );
  await markTestProfiles(
    trx,
    found.flatMap(({ match, arrival }) => (match.kind === 'test' ? [arrival] : [])),
  );
  await countArrivals(
    trx,
    found.map(({ match, arrival }) => ({ id: match.way_in_id, profileId: arrival.profileId })),
    now,
  );
  return new Set(found.map(({ arrival }) => arrival.inboundId));
}

async function markTestProfiles(
  trx: Kysely<Database>,
  arrivals: readonly Arrival[],
): Promise<void> {
  if (arrivals.length === 0) return;
  await sql`
    UPDATE profile SET is_test = true
     WHERE (bucket, id) IN (SELECT * FROM unnest(${arrivals.map(({ bucket }) => bucket)}::smallint[],
                                                 ${arrivals.map(({ profileId }) => profileId)}::uuid[]))`.execute(
    trx,
  );
}

/** Rows come sorted by way in, so that two transactions never wait for each other. */
async function countArrivals(
  trx: Kysely<Database>,
  found: readonly { id: string; profileId: string }[],
  now: number,
): Promise<void> {
  await sql`
    UPDATE way_in w
       SET arrivals = w.arrivals + f.n, last_arrival_at = ${new Date(now)}, arrived_profile_id = f.profile_id
      FROM (SELECT id, count(*)::int AS n, (array_agg(profile_id ORDER BY place DESC))[1] AS profile_id
              FROM unnest(${found.map(({ id }) => id)}::uuid[],
                          ${found.map(({ profileId }) => profileId)}::uuid[])
                   WITH ORDINALITY AS f (id, profile_id, place)
             GROUP BY id) f
     WHERE w.id = f.id`.execute(trx);
}
