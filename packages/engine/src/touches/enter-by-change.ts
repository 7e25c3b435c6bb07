import { sql, type Kysely } from 'kysely';

import { audienceCondition } from '../audiences/rule-condition.ts';
import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { entryStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import type { PublishedVersion, PublishedVersions } from '../journeys/published-versions.ts';
import { audienceChanges } from './audience-changes.ts';
import type { TouchedProfile } from './take-touches.ts';

/** What entering by a change of an audience happens in. */
export interface ChangeWork {
  trx: Kysely<Database>;
  versions: PublishedVersions;
  tally: DeltaTally;
}

const mostAtOnce = 5000;

/** The live version of a journey that watches an audience. */
export interface WatchingVersion {
  id: number;
  /** False: what is known of the audience is kept up to date, and nobody enters. */
  admits: boolean;
}

/** Lets those in who came into, or left, the audience that a journey watches. Answers how many entered. */
export async function enterByChange(
  { trx, versions, tally }: ChangeWork,
  { id: versionId, admits }: WatchingVersion,
  among: readonly TouchedProfile[] | null,
  now: number,
): Promise<number> {
  const loaded = await versions.load(trx, [versionId]);
  const version = loaded.get(versionId);
  const entry = version?.graph.entry;
  if (version === undefined || entry?.type !== 'entryAudienceChange' || entry.audienceId === null)
    return 0;
  const audience = await trx
    .selectFrom('audience')
    .select(['id', 'kind', 'rule'])
    .where('id', '=', entry.audienceId)
    .executeTakeFirst();
  if (audience === undefined) return 0;
  const reach = among === null ? 'everybody' : 'some';
  const filter = await audienceCondition(trx, audience, now, reach);
  const changes = await audienceChanges(trx, version.journeyId, filter, among);
  if (!admits) return 0;
  const changed = entry.change === 'enters' ? changes.entered : changes.left;
  const people = await withoutRemoved(trx, changed);
  let entered = 0;
  for (let from = 0; from < people.length; from += mostAtOnce) {
    const starts = startsOf(version, entry.id, people.slice(from, from + mostAtOnce), now);
    // oxlint-disable-next-line no-await-in-loop -- a statement has room for so many
    entered += (await startRuns(trx, loaded, starts, now)).length;
  }
  tally.add(versionId, entry.id, 'entered', entered);
  tally.add(versionId, entry.id, 'here', entered);
  return entered;
}

function startsOf(
  version: PublishedVersion,
  activity: string,
  people: readonly TouchedProfile[],
  now: number,
) {
  return people.map(({ bucket, id }) =>
    entryStart(
      version,
      { bucket, profileId: id, activity, occasion: `change:${now}`, event: {} },
      now,
    ),
  );
}

/** Who is gone, or turned out to be somebody else, has left every audience, but enters nothing. */
async function withoutRemoved(
  trx: Kysely<Database>,
  people: readonly TouchedProfile[],
): Promise<TouchedProfile[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<TouchedProfile>`
    SELECT p.bucket, p.id
      FROM unnest(${people.map(({ bucket }) => bucket)}::smallint[],
                  ${people.map(({ id }) => id)}::uuid[]) AS w (bucket, id)
      JOIN profile p ON p.bucket = w.bucket AND p.id = w.id AND p.merged_into IS NULL`.execute(trx);
  return rows;
}
