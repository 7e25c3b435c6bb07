import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { ConsentState, Database } from '../database/schema.ts';
import { exclusionFor } from '../exclusions/exclusion.ts';

/** The message whose reach is asked for. */
export interface ForecastMessage {
  connection: 'simulator' | 'meta';
  category: string | null;
  /** Status of the template in the language a person with this locale gets; null when there is none. */
  templateStatus(locale: string | null): string | null;
  enteredByEvent: boolean;
}

export interface SendForecast {
  people: number;
  reachable: number;
  /** Most frequent first. */
  exclusions: { reason: string; people: number }[];
}

interface PersonGroup {
  key: string;
  demo: boolean;
  locale: string | null;
  marketing_consent: ConsentState | null;
  service_consent: ConsentState | null;
  marketing_suppressed: boolean;
  service_suppressed: boolean;
  phone: string | null;
  people: number;
}

/**
 * Who of the people under a condition over `profile p` would get a message now, and who not and why. It
 * asks the dispatcher's own `exclusionFor`, once per group of people who are alike in all it looks at.
 */
export async function forecastSends(
  db: Kysely<Database>,
  condition: RawBuilder<boolean>,
  message: ForecastMessage,
  now: number,
): Promise<SendForecast> {
  const grouped = sql`
    SELECT p.demo, p.locale, p.marketing_consent, p.service_consent, p.phone, s.*,
           concat_ws('|', p.demo, coalesce(p.locale, '-'), coalesce(p.marketing_consent, '-'),
             coalesce(p.service_consent, '-'), s.marketing_suppressed, s.service_suppressed,
             CASE WHEN p.phone IS NULL THEN 'none' WHEN p.phone LIKE '+1%' THEN left(p.phone, 5) END
           ) AS key
      FROM profile p
     CROSS JOIN LATERAL (
       SELECT EXISTS (SELECT FROM suppression x WHERE x.number = p.phone AND x.purpose = 'marketing') AS marketing_suppressed,
              EXISTS (SELECT FROM suppression x WHERE x.number = p.phone AND x.purpose = 'service') AS service_suppressed
     ) AS s
     WHERE ${condition}`;
  const { rows: groups } = await sql<PersonGroup>`
    SELECT key, demo, locale, marketing_consent, service_consent, marketing_suppressed,
           service_suppressed, min(phone) AS phone, count(*) AS people
      FROM (${grouped}) AS person
     GROUP BY 1, 2, 3, 4, 5, 6, 7`.execute(db);

  const byReason = new Map<string, number>();
  const eligible: string[] = [];
  let people = 0;
  let allowed = 0;
  for (const group of groups) {
    people += group.people;
    const reason = exclusionFor(
      {
        connection: message.connection,
        demo: group.demo,
        phone: group.phone,
        templateStatus: message.templateStatus(group.locale),
        category: message.category,
        journeyGoesOn: true,
        expiresAt: null,
        marketingConsent: group.marketing_consent,
        serviceConsent: group.service_consent,
        suppressed: [
          ...(group.marketing_suppressed ? (['marketing'] as const) : []),
          ...(group.service_suppressed ? (['service'] as const) : []),
        ],
        enteredByEvent: message.enteredByEvent,
      },
      now,
    );
    if (reason !== null) byReason.set(reason, (byReason.get(reason) ?? 0) + group.people);
    else {
      eligible.push(group.key);
      allowed += group.people;
    }
  }
  const numbers = await sql<{ n: number }>`
    SELECT count(DISTINCT phone) AS n FROM (${grouped}) AS person
     WHERE key = ANY (${eligible}::text[])`.execute(db);
  const reachable = numbers.rows[0]?.n ?? 0;
  if (allowed > reachable) byReason.set('same_number', allowed - reachable);
  return {
    people,
    reachable,
    exclusions: [...byReason]
      .map(([reason, count]) => ({ reason, people: count }))
      .sort((a, b) => b.people - a.people),
  };
}
