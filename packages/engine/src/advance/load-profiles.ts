import { isOwnProfileField, type ProfileFacts, type ProfileUpdate } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { ConsentState, Database } from '../database/schema.ts';

/** What a move needs to know of a person. */
export interface AdvancedProfile {
  id: string;
  external_id: string;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  /** Reaches a person whose number is not known. */
  bsuid: string | null;
  country: string | null;
  locale: string | null;
  time_zone: string | null;
  attributes: Record<string, unknown>;
  marketing_consent: ConsentState | null;
  service_consent: ConsentState | null;
}

/**
 * Reads the profiles of a batch of runs in one statement. Joined, not looked for with `IN`: that takes twice as long,
 * because the list is hashed first.
 *
 * @param locked nobody else may change them until this transaction ends; locked in the order in which they are written
 */
export async function loadProfiles(
  db: Kysely<Database>,
  profiles: readonly { bucket: number; profileId: string }[],
  { locked = false }: { locked?: boolean } = {},
): Promise<Map<string, AdvancedProfile>> {
  if (profiles.length === 0) return new Map();
  const { rows } = await sql<AdvancedProfile>`
    SELECT p.id, p.external_id, p.first_name, p.last_name, p.phone, p.bsuid, p.country, p.locale, p.time_zone,
           p.attributes, p.marketing_consent, p.service_consent
      FROM unnest(
             ${profiles.map((profile) => profile.bucket)}::smallint[],
             ${profiles.map((profile) => profile.profileId)}::uuid[]
           ) AS w (bucket, id)
      JOIN profile p ON p.bucket = w.bucket AND p.id = w.id
    ${locked ? sql`ORDER BY p.id FOR NO KEY UPDATE OF p` : sql``}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A profile as rules see it. Its own fields win over attributes of the same name. */
export function profileFacts(profile: AdvancedProfile): ProfileFacts {
  return {
    attributes: {
      ...profile.attributes,
      external_id: profile.external_id,
      first_name: profile.first_name,
      last_name: profile.last_name,
      phone: profile.phone,
      country: profile.country,
      locale: profile.locale,
      time_zone: profile.time_zone,
    },
    consent: { marketing: profile.marketing_consent, service: profile.service_consent },
  };
}

/** Stands in for a person whom nothing in a step asks for. */
export const nobody: ProfileFacts = {
  attributes: {},
  consent: { marketing: null, service: null },
};

/** The profile once an update is in it. */
export function withUpdate(
  profile: AdvancedProfile,
  update: ProfileUpdate | null,
): AdvancedProfile {
  if (update === null) return profile;
  const attributes: Record<string, unknown> = { ...profile.attributes };
  const updated = { ...profile, attributes };
  for (const [name, value] of Object.entries(update)) {
    if (isOwnProfileField(name)) updated[name] = value === null ? null : String(value);
    else if (value === null) delete attributes[name];
    else attributes[name] = value;
  }
  return updated;
}
