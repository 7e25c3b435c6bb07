import { sql, type Kysely } from 'kysely';

import type { ConsentPurpose, ConsentState, Database } from '../database/schema.ts';
import { raiseSuppression } from '../leases/raise-suppression.ts';
import type { ProfileKey } from '../profiles/profile-id.ts';
import { syncSuppression } from './sync-suppression.ts';
import { touchProfiles } from '../touches/touch-profiles.ts';

/** One statement of consent by or about a profile. */
export interface ConsentStatement {
  bucket: number;
  profileId: string;
  purpose: ConsentPurpose;
  state: ConsentState;
  /** Where it came from, e.g. `api`, `import`, `whatsapp`. */
  source: string;
  /** What proves it, e.g. the words of the message; may be empty. */
  proof: string;
  /** ms since the epoch. Moments after `now` count as `now`. */
  givenAt: number;
}

/**
 * The one way consent is written. Keeps the statements, sets the profiles' present consent, and keeps
 * `suppression` in step: an opt-out binds the number, so a row stands for every opted-out profile and
 * goes when that profile opts in. The statement given last decides, so an old opt-in that is imported
 * late never undoes a newer opt-out. Repeating a statement changes nothing.
 *
 * Profiles that do not exist are passed over. Senders learn of opt-outs by `suppression_version`, raised
 * last because every transaction that opts people out meets at these rows.
 */
export async function recordConsent(
  trx: Kysely<Database>,
  statements: readonly ConsentStatement[],
  now: number,
): Promise<void> {
  if (statements.length === 0) return;
  const all = statements.map((statement) => ({
    ...statement,
    givenAt: Math.min(statement.givenAt, now),
  }));
  await lockProfiles(trx, all);
  await insertStatements(trx, all, now);
  const deciding = lastGiven(all);
  const changed = await setPresentConsent(trx, deciding, now);
  await syncSuppression(trx, changed, now);
  await touchProfiles(trx, changed);
  if (deciding.some(({ state }) => state === 'out')) await raiseSuppression(trx);
}

/** Of each profile and purpose the statement given last; among equals the one named last. */
function lastGiven(statements: readonly ConsentStatement[]): ConsentStatement[] {
  const last = new Map<string, ConsentStatement>();
  for (const statement of statements) {
    const key = `${statement.profileId} ${statement.purpose}`;
    const known = last.get(key);
    if (known === undefined || known.givenAt <= statement.givenAt) last.set(key, statement);
  }
  return [...last.values()];
}

function columns(statements: readonly ConsentStatement[]) {
  return sql`unnest(
    ${statements.map(({ bucket }) => bucket)}::smallint[],
    ${statements.map(({ profileId }) => profileId)}::uuid[],
    ${statements.map(({ purpose }) => purpose)}::text[],
    ${statements.map(({ state }) => state)}::text[],
    ${statements.map(({ source }) => source)}::text[],
    ${statements.map(({ proof }) => proof)}::text[],
    ${statements.map(({ givenAt }) => new Date(givenAt))}::timestamptz[]
  ) AS s (bucket, profile_id, purpose, state, source, proof, given_at)`;
}

/** In key order, and before anything is read: of two writers the second sees what the first wrote. */
async function lockProfiles(
  trx: Kysely<Database>,
  statements: readonly ConsentStatement[],
): Promise<void> {
  await sql`
    SELECT FROM profile p
     WHERE (p.bucket, p.id) IN (
       SELECT * FROM unnest(
         ${statements.map(({ bucket }) => bucket)}::smallint[],
         ${statements.map(({ profileId }) => profileId)}::uuid[]))
     ORDER BY p.bucket, p.id
       FOR UPDATE OF p`.execute(trx);
}

async function insertStatements(
  trx: Kysely<Database>,
  statements: readonly ConsentStatement[],
  now: number,
): Promise<void> {
  await sql`
    INSERT INTO consent_entry (bucket, profile_id, purpose, state, source, proof, given_at, recorded_at)
    SELECT s.bucket, s.profile_id, s.purpose, s.state, s.source, s.proof, s.given_at, ${new Date(now)}
      FROM ${columns(statements)}
      JOIN profile p ON p.bucket = s.bucket AND p.id = s.profile_id
     WHERE NOT EXISTS (
       SELECT FROM consent_entry e
        WHERE e.bucket = s.bucket AND e.profile_id = s.profile_id AND e.purpose = s.purpose
          AND e.state = s.state AND e.source = s.source AND e.proof = s.proof
          AND e.given_at = s.given_at)`.execute(trx);
}

async function setPresentConsent(
  trx: Kysely<Database>,
  deciding: readonly ConsentStatement[],
  now: number,
): Promise<ProfileKey[]> {
  const { rows } = await sql<ProfileKey>`
    WITH valid AS (
      SELECT s.*
        FROM ${columns(deciding)}
       WHERE NOT EXISTS (
         SELECT FROM consent_entry e
          WHERE e.bucket = s.bucket AND e.profile_id = s.profile_id AND e.purpose = s.purpose
            AND e.given_at > s.given_at)
    ), wanted AS (
      SELECT bucket, profile_id,
             max(state) FILTER (WHERE purpose = 'marketing') AS marketing,
             max(state) FILTER (WHERE purpose = 'service') AS service
        FROM valid GROUP BY bucket, profile_id
    )
    UPDATE profile p
       SET marketing_consent = coalesce(w.marketing, p.marketing_consent),
           service_consent = coalesce(w.service, p.service_consent),
           updated_at = ${new Date(now)}
      FROM wanted w
     WHERE p.bucket = w.bucket AND p.id = w.profile_id
    RETURNING p.bucket, p.id`.execute(trx);
  return rows;
}
