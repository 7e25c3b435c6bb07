import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { ConsentState, Database, MessageOrigin } from '../database/schema.ts';
import { exclusionFor } from '../exclusions/exclusion.ts';

/** The message whose reach is asked for. */
export interface ForecastMessage {
  /** Whose windows count; null while none is chosen. */
  senderId: string | null;
  connection: 'simulator' | 'meta';
  origin: MessageOrigin;
  hasTemplate: boolean;
  hasResponse: boolean;
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
  /** Those who would get it, by what their message's price depends on. */
  reached: ReachedPeople[];
}

/** People whose message costs the same. */
export interface ReachedPeople {
  /** How their number or user id begins: enough to tell its country. */
  address: string;
  windowOpen: boolean;
  /** All is free for them: they came by an ad. */
  freeEntry: boolean;
  people: number;
}

interface PersonGroup {
  key: string;
  demo: boolean;
  locale: string | null;
  marketing_consent: ConsentState | null;
  service_consent: ConsentState | null;
  marketing_suppressed: boolean;
  service_suppressed: boolean;
  stopped_by_meta: boolean;
  blocked: boolean;
  window_open: boolean;
  phone: string | null;
  bsuid: string | null;
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
    SELECT p.demo, p.locale, p.marketing_consent, p.service_consent, p.phone, p.bsuid, s.*,
           concat_ws('|', p.demo, coalesce(p.locale, '-'), coalesce(p.marketing_consent, '-'),
             coalesce(p.service_consent, '-'), s.*,
             CASE WHEN p.phone IS NULL THEN CASE WHEN p.bsuid IS NULL THEN 'none' ELSE 'bsuid' END
                  WHEN p.phone LIKE '+1%' THEN left(p.phone, 5) END
           ) AS key
      FROM profile p
     CROSS JOIN LATERAL (
       SELECT coalesce(bool_or(x.purpose = 'marketing'), false) AS marketing_suppressed,
              coalesce(bool_or(x.purpose = 'service'), false) AS service_suppressed,
              coalesce(bool_or(x.by_meta AND x.purpose = 'marketing'), false) AS stopped_by_meta,
              EXISTS (SELECT FROM blocked_address b WHERE b.number = ANY (ARRAY[p.phone, p.bsuid])) AS blocked,
              EXISTS (SELECT FROM customer_window w
                       WHERE w.bucket = p.bucket AND w.profile_id = p.id
                         AND w.sender_id = ${message.senderId}::uuid
                         AND w.expires_at > ${new Date(now)}) AS window_open,
              EXISTS (SELECT FROM customer_window w
                       WHERE w.bucket = p.bucket AND w.profile_id = p.id
                         AND w.sender_id = ${message.senderId}::uuid
                         AND w.free_entry_until > ${new Date(now)}) AS free_entry
         FROM suppression x WHERE x.number = ANY (ARRAY[p.phone, p.bsuid])
     ) AS s
     WHERE p.merged_into IS NULL AND ${condition}`;
  const { rows: groups } = await sql<PersonGroup>`
    SELECT key, demo, locale, marketing_consent, service_consent, marketing_suppressed,
           service_suppressed, stopped_by_meta, blocked, window_open, min(phone) AS phone,
           min(bsuid) AS bsuid, count(*) AS people
      FROM (${grouped}) AS person
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`.execute(db);

  const byReason = new Map<string, number>();
  const eligible: string[] = [];
  let people = 0;
  let allowed = 0;
  for (const group of groups) {
    people += group.people;
    const reason = exclusionFor(
      {
        connection: message.connection,
        origin: message.origin,
        demo: group.demo,
        phone: group.phone,
        bsuid: group.bsuid,
        blocked: group.blocked,
        hasTemplate: message.hasTemplate,
        hasResponse: message.hasResponse,
        windowOpen: group.window_open,
        finding: null,
        waitsFor: null,
        stoppedByMeta: group.stopped_by_meta,
        templateStatus: message.templateStatus(group.locale),
        category: message.category,
        journeyGoesOn: true,
        restored: false,
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
  const reached = await reachedPeople(db, grouped, eligible);
  const reachable = reached.reduce((sum, { people: alike }) => sum + alike, 0);
  if (allowed > reachable) byReason.set('same_number', allowed - reachable);
  return {
    people,
    reachable,
    exclusions: [...byReason]
      .map(([reason, count]) => ({ reason, people: count }))
      .sort((a, b) => b.people - a.people),
    reached,
  };
}

/** Each number once, of several people who share it. */
async function reachedPeople(
  db: Kysely<Database>,
  grouped: RawBuilder<unknown>,
  keys: readonly string[],
): Promise<ReachedPeople[]> {
  const { rows } = await sql<ReachedPeople>`
    SELECT left(number, 5) AS address, window_open AS "windowOpen", free_entry AS "freeEntry", count(*) AS people
      FROM (SELECT coalesce(phone, bsuid) AS number, bool_and(window_open) AS window_open,
                   bool_and(free_entry) AS free_entry
              FROM (${grouped}) AS person
             WHERE key = ANY (${[...keys]}::text[])
             GROUP BY 1) AS numbers
     GROUP BY 1, 2, 3`.execute(db);
  return rows;
}
