import { countryOf } from '@waypost/whatsapp/numbers';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import type { Person } from './address-book.ts';
import { splitName } from './split-name.ts';

export interface Contact extends Person {
  /** The name the person gave in WhatsApp. */
  name: string | null;
  parentUserId?: string | null;
  username?: string | null;
}

/** Creates profiles for people who write to us and whom nobody knows yet; nothing is known of their consent. */
export async function createContacts(
  trx: Kysely<Database>,
  contacts: readonly Contact[],
  now: number,
): Promise<void> {
  if (contacts.length === 0) return;
  const rows = new Map(
    contacts.flatMap((contact) => {
      const phone = contact.waId === null ? null : `+${contact.waId}`;
      const identity = phone ?? contact.userId;
      if (identity === null) return [];
      const externalId = `wa:${identity}`;
      const id = profileIdOf(externalId);
      return [[id, { ...contact, id, bucket: bucketOf(id), phone, externalId }] as const];
    }),
  );
  const profiles = [...rows.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const names = profiles.map(({ name }) => splitName(name));
  await sql`
    INSERT INTO profile (bucket, id, external_id, first_name, last_name, phone, bsuid, country, parent_bsuid,
                         username, created_at, updated_at)
    SELECT *, ${new Date(now)}, ${new Date(now)}
      FROM unnest(
             ${profiles.map((profile) => profile.bucket)}::smallint[],
             ${profiles.map((profile) => profile.id)}::uuid[],
             ${profiles.map((profile) => profile.externalId)}::text[],
             ${names.map(({ first }) => first)}::text[],
             ${names.map(({ last }) => last)}::text[],
             ${profiles.map((profile) => profile.phone)}::text[],
             ${profiles.map((profile) => profile.userId)}::text[],
             ${profiles.map((profile) => (profile.phone === null ? null : countryOf(profile.phone)))}::text[],
             ${profiles.map((profile) => profile.parentUserId ?? null)}::text[],
             ${profiles.map((profile) => profile.username ?? null)}::text[])
        ON CONFLICT DO NOTHING`.execute(trx);
  const addresses = profiles.flatMap((profile) => [
    ...(profile.phone === null ? [] : [{ kind: 'phone', value: profile.phone, profile }]),
    ...(profile.userId === null ? [] : [{ kind: 'bsuid', value: profile.userId, profile }]),
  ]);
  await sql`
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT * FROM unnest(
      ${addresses.map((address) => address.kind)}::text[],
      ${addresses.map((address) => address.value)}::text[],
      ${addresses.map((address) => address.profile.bucket)}::smallint[],
      ${addresses.map((address) => address.profile.id)}::uuid[])
        ON CONFLICT DO NOTHING`.execute(trx);
}
