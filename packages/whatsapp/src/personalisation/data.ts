/** The data that values of a message are rendered with. */
export interface PersonalisationData {
  profile: Record<string, unknown>;
  event: Record<string, unknown>;
  journey: Record<string, unknown>;
  /** What earlier activities learned, by their id. */
  results: Record<string, unknown>;
}

/** What is known of a person, as it is personalised with. */
export interface PersonalisedProfile {
  externalId?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  /** E.164. */
  phone?: string | null;
  locale?: string | null;
  /** ISO 3166 alpha-2. */
  country?: string | null;
  /** IANA name. */
  timeZone?: string | null;
  attributes?: Record<string, unknown>;
}

/** Names of the profile's own fields in Liquid; an attribute of the same name can't hide them. */
export const profileVariables = [
  'profile.external_id',
  'profile.first_name',
  'profile.last_name',
  'profile.phone',
  'profile.locale',
  'profile.country',
  'profile.time_zone',
] as const;

/** Puts profile, event payload and journey under the names that Liquid knows them by. */
export function personalisationData(source: {
  profile: PersonalisedProfile;
  event?: Record<string, unknown> | null;
  journey: { name: string };
  results?: Record<string, unknown> | undefined;
}): PersonalisationData {
  const { profile } = source;
  return {
    profile: {
      ...noSize,
      ...profile.attributes,
      external_id: profile.externalId ?? null,
      first_name: profile.firstName ?? null,
      last_name: profile.lastName ?? null,
      phone: profile.phone ?? null,
      locale: profile.locale ?? null,
      country: profile.country ?? null,
      time_zone: profile.timeZone ?? null,
    },
    event: { ...noSize, ...source.event },
    journey: { name: source.journey.name },
    results: source.results ?? {},
  };
}

/** Liquid would answer a missing `size` with the number of fields. */
const noSize = { size: null };
