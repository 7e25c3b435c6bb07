import { pickLanguage, type WhatsAppContent } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { ConsentPurpose, ConsentState, Database } from '../database/schema.ts';
import { exclusionFor, type ExclusionReason } from '../exclusions/exclusion.ts';

/** What would keep a message from one person if it left now. */
export interface PersonForecast {
  profileId: string;
  exclusion: ExclusionReason | null;
  isWindowOpen: boolean;
}

interface PersonRow {
  id: string;
  demo: boolean;
  locale: string | null;
  phone: string | null;
  bsuid: string | null;
  marketing_consent: ConsentState | null;
  service_consent: ConsentState | null;
  suppressed: ConsentPurpose[] | null;
  by_meta: boolean | null;
  blocked: boolean;
  window_open: boolean;
}

/**
 * Asks the dispatcher's own rules about each of these people. What the message itself gets wrong for
 * somebody, and a number that several of them share, are not looked at here.
 */
export async function forecastPeople(
  db: Kysely<Database>,
  message: {
    sender: { id: string; waba_id: string; connection: 'simulator' | 'meta' };
    content: WhatsAppContent;
    profileIds: readonly string[];
    enteredByEvent: boolean;
  },
  now: number,
): Promise<PersonForecast[]> {
  const { sender, content } = message;
  const { rows } = await sql<PersonRow>`
    SELECT p.id, p.demo, p.locale, p.phone, p.bsuid, p.marketing_consent, p.service_consent,
           x.purposes AS suppressed, x.by_meta,
           EXISTS (SELECT FROM blocked_address b WHERE b.number = ANY (ARRAY[p.phone, p.bsuid])) AS blocked,
           coalesce(w.expires_at > ${new Date(now)}, false) AS window_open
      FROM unnest(${[...message.profileIds]}::uuid[]) AS asked (id)
      JOIN profile p ON p.bucket = bucket_of(asked.id) AND p.id = asked.id
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT s.purpose) AS purposes,
               bool_or(s.by_meta AND s.purpose = 'marketing') AS by_meta
          FROM suppression s WHERE s.number = ANY (ARRAY[p.phone, p.bsuid])) AS x ON true
      LEFT JOIN customer_window w ON w.bucket = p.bucket AND w.profile_id = p.id
                                 AND w.sender_id = ${sender.id}::uuid`.execute(db);
  const templates = await db
    .selectFrom('template')
    .select(['language', 'status', 'category'])
    .where('waba_id', '=', sender.waba_id)
    .where('name', '=', content.template?.name ?? '')
    .execute();
  const byLanguage = new Map(templates.map((row) => [row.language, row]));
  return rows.map((person) => {
    const template =
      content.template === undefined
        ? undefined
        : byLanguage.get(pickLanguage(person.locale, content.template));
    const exclusion = exclusionFor(
      {
        connection: sender.connection,
        origin: 'journey',
        demo: person.demo,
        phone: person.phone,
        bsuid: person.bsuid,
        blocked: person.blocked,
        hasTemplate: content.template !== undefined,
        hasResponse: content.response !== undefined,
        windowOpen: person.window_open,
        templateStatus: template?.status ?? null,
        category: template?.category ?? templates[0]?.category ?? null,
        finding: null,
        journeyGoesOn: true,
        restored: false,
        expiresAt: null,
        waitsFor: null,
        marketingConsent: person.marketing_consent,
        serviceConsent: person.service_consent,
        suppressed: person.suppressed ?? [],
        stoppedByMeta: person.by_meta ?? false,
        enteredByEvent: message.enteredByEvent,
      },
      now,
    );
    return { profileId: person.id, exclusion, isWindowOpen: person.window_open };
  });
}
