import type { ProfileFacts } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { ConsentPurpose, ConsentState, Database } from '../database/schema.ts';
import { loadWalkers, type Walker } from './load-walkers.ts';

/** A person as a walk has come to know them. */
export interface WalkedPerson {
  /** Null for somebody made up. */
  profileId: string | null;
  /** Attributes and own fields by the names rules and Liquid know them by, with what the walk has changed. */
  profile: Readonly<Record<string, unknown>>;
  consent: Readonly<Record<'marketing' | 'service', ConsentState | null>>;
}

/** All that decides whether a message may leave for this person; undefined when the profile is gone. */
export async function walkerOf(
  db: Kysely<Database>,
  { profileId, profile, consent }: WalkedPerson,
  now: number,
): Promise<Walker | undefined> {
  const stored =
    profileId === null
      ? await madeUp(db, text(profile['phone']))
      : (
          await loadWalkers(
            db,
            sql<boolean>`p.bucket = bucket_of(${profileId}::uuid) AND p.id = ${profileId}::uuid`,
            { after: null, limit: 1, now },
          )
        )[0];
  if (stored === undefined) return undefined;
  return asWalked(stored, { attributes: profile, consent });
}

/** A person with what a journey has changed of them so far. */
export function asWalked(stored: Walker, { attributes, consent }: ProfileFacts): Walker {
  return {
    ...stored,
    first_name: text(attributes['first_name']),
    last_name: text(attributes['last_name']),
    locale: text(attributes['locale']),
    time_zone: text(attributes['time_zone']),
    attributes,
    marketing_consent: consent.marketing,
    service_consent: consent.service,
  };
}

/** Somebody who is no profile: of their number it is known whether its owner opted out or is blocked. */
async function madeUp(db: Kysely<Database>, phone: string | null): Promise<Walker> {
  const { rows } = await sql<{
    purposes: ConsentPurpose[] | null;
    by_meta: boolean | null;
    blocked: boolean;
  }>`
    SELECT array_agg(DISTINCT s.purpose) AS purposes,
           bool_or(s.by_meta AND s.purpose = 'marketing') AS by_meta,
           EXISTS (SELECT FROM blocked_address b WHERE b.number = ${phone}::text) AS blocked
      FROM suppression s WHERE s.number = ${phone}::text`.execute(db);
  const [found] = rows;
  return {
    bucket: 0,
    id: '',
    external_id: '',
    first_name: null,
    last_name: null,
    phone,
    bsuid: null,
    country: null,
    locale: null,
    time_zone: null,
    attributes: {},
    marketing_consent: null,
    service_consent: null,
    demo: false,
    suppressed: found?.purposes ?? [],
    stoppedByMeta: found?.by_meta ?? false,
    blocked: found?.blocked ?? false,
    windows: new Map(),
    freeEntries: new Map(),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
