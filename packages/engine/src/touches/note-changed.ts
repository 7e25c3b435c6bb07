import { sql } from 'kysely';

/**
 * The end of a statement that changes profiles, whose rows are `changed` (bucket, id): notes them for journeys that follow
 * profiles. See `touchProfiles`.
 */
export const noteChanged = sql`
  INSERT INTO profile_touch (bucket, profile_id)
  SELECT bucket, id FROM changed
   WHERE EXISTS (SELECT FROM journey WHERE goes_on AND follows_profiles)`;
