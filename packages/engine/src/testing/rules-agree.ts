import {
  countKey,
  dayMs,
  evaluateRule,
  ruleMoment,
  ruleNeeds,
  type EventsRule,
  type MessagesRule,
  type Rule,
  type RuleFacts,
} from '@waypost/journey';
import fc from 'fast-check';
import { sql, type Kysely, type Transaction } from 'kysely';
import { expect } from 'vitest';

import { compileRule, ruleParts } from '../audiences/compile-rule.ts';
import { countPeople } from '../audiences/count-people.ts';
import { loadAudienceRules } from '../audiences/load-audience-rules.ts';
import { loadRuleFacts } from '../audiences/load-rule-facts.ts';
import type { Database } from '../database/schema.ts';
import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import {
  listAudience,
  randomPerson,
  randomRule,
  ruleAudiences,
  senders,
  type RandomPerson,
} from './random-rules.ts';

const now = Date.UTC(2026, 3, 16, 22, 30);
/** It is the 17th there already. */
const moment = ruleMoment(now, 'Europe/Rome');

/** Undoes what a run of the property has stored. */
class Undone extends Error {}

/**
 * Shows that a rule says the same of the same people evaluated in memory, compiled for everybody, compiled for some, counted,
 * and evaluated on what the engine loads.
 *
 * @param pairs how many (rule, person) pairs at least
 */
export async function rulesAgree(db: Kysely<Database>, pairs: number): Promise<void> {
  const peopleAtOnce = 7;
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomPerson, { minLength: peopleAtOnce, maxLength: peopleAtOnce }),
      fc.tuple(randomRule, randomRule),
      randomRule,
      async (people, audienceRules, rule) => {
        await undone(db, (trx) => compare(trx, people, audienceRules, rule));
      },
    ),
    { numRuns: Math.ceil(pairs / peopleAtOnce) },
  );
}

async function undone(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<void>,
): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      await work(trx);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

async function compare(
  trx: Transaction<Database>,
  people: readonly RandomPerson[],
  audienceRules: readonly Rule[],
  rule: Rule,
): Promise<void> {
  await store(trx, people, audienceRules);
  const audiences = await loadAudienceRules(trx, rule);
  const needs = ruleNeeds(rule, audiences);
  const keys = people.map((_, index) => {
    const profileId = profileIdOf(String(index));
    return { bucket: bucketOf(profileId), profileId };
  });
  const loaded = await loadRuleFacts(trx, { needs, audiences, moment }, keys);
  const inMemory = people.map((person) =>
    evaluateRule(rule, { ...dataOf(person), facts: factsOf(person, audiences, needs.counts) }),
  );
  const asLoaded = people.map((person, index) => {
    const facts = loaded.get(keys[index]?.profileId ?? '');
    return evaluateRule(rule, { ...dataOf(person), ...(facts === undefined ? {} : { facts }) });
  });
  expect(asLoaded).toEqual(inMemory);
  for (const reach of ['everybody', 'some'] as const) {
    const condition = compileRule(rule, { moment, audiences, reach });
    // One transaction, one connection.
    // oxlint-disable-next-line no-await-in-loop
    const found = await sql<{ holds: boolean }>`
      SELECT ${condition} AS holds FROM profile p ORDER BY external_id::int`.execute(trx);
    expect(found.rows.map(({ holds }) => holds)).toEqual(inMemory);
  }
  const parts = ruleParts(rule, { moment, audiences, reach: 'everybody' });
  expect(await countPeople(trx, parts)).toBe(inMemory.filter(Boolean).length);
}

function dataOf({ marketing, service, first_name, country, locale, a, b }: RandomPerson) {
  return {
    profile: {
      ...(a === undefined ? {} : { a }),
      ...(b === undefined ? {} : { b }),
      first_name: first_name ?? null,
      country: country ?? null,
      locale: locale ?? null,
    },
    event: {},
    consent: { marketing, service },
    moment,
  };
}

/** What rules ask for, worked out of the person's history without any SQL. */
function factsOf(
  person: RandomPerson,
  audiences: ReadonlyMap<string, Rule>,
  counts: ReadonlyMap<string, EventsRule | MessagesRule>,
): RuleFacts {
  return {
    audiences,
    lists: new Set(person.onList ? [listAudience] : []),
    counts: new Map(
      [...counts.values()].map((rule) => [
        countKey(rule),
        rule.kind === 'events' ? countEvents(rule, person) : countMessages(rule, person),
      ]),
    ),
    windows: new Map(
      Object.entries(person.windows).map(([sender, hours]) => [sender, now + hours * 3_600_000]),
    ),
  };
}

function countEvents({ event, where, withinDays }: EventsRule, { events }: RandomPerson): number {
  const all: Rule = { kind: 'group', combinator: 'and', not: false, rules: where };
  return events.filter(
    ({ name, ago, payload }) =>
      name === event &&
      (withinDays === null || ago < withinDays) &&
      evaluateRule(all, { profile: {}, consent: {}, event: payload, moment }),
  ).length;
}

function countMessages(
  { state, journeyId, withinDays }: MessagesRule,
  { messages }: RandomPerson,
): number {
  return messages.filter((message) => {
    const ago = {
      sent: message.accepted,
      delivered: message.delivered ?? message.read,
      read: message.read,
      failed: message.failed,
      replied: message.replied,
      clicked: message.clicked,
    }[state];
    return (
      ago !== null &&
      (withinDays === null || ago < withinDays) &&
      (journeyId === null || message.journeyId === journeyId)
    );
  }).length;
}

function at(daysAgo: number | null): Date | null {
  return daysAgo === null ? null : new Date(now - daysAgo * dayMs);
}

async function store(
  trx: Transaction<Database>,
  people: readonly RandomPerson[],
  audienceRules: readonly Rule[],
): Promise<void> {
  const keyed = people.map((person, index) => {
    const id = profileIdOf(String(index));
    return { person, index, id, bucket: bucketOf(id) };
  });
  await storeProfiles(trx, keyed);
  await trx
    .insertInto('audience')
    .values([
      ...ruleAudiences.map((id, index) => ({
        id,
        name: id,
        kind: 'rule' as const,
        rule: JSON.stringify(audienceRules[index]),
        created_at: new Date(now),
        updated_at: new Date(now),
      })),
      {
        id: listAudience,
        name: 'list',
        kind: 'list' as const,
        rule: null,
        created_at: new Date(now),
        updated_at: new Date(now),
      },
    ])
    .execute();
  const members = keyed.flatMap(({ person, id, bucket }) =>
    person.onList ? [{ bucket, audience_id: listAudience, profile_id: id }] : [],
  );
  if (members.length > 0) await trx.insertInto('audience_member').values(members).execute();
  const windows = keyed.flatMap(({ person, id, bucket }) =>
    Object.entries(person.windows).map(([sender, hours]) => ({
      bucket,
      profile_id: id,
      sender_id: sender,
      opened_at: new Date(now + (hours - 24) * 3_600_000),
      expires_at: new Date(now + hours * 3_600_000),
    })),
  );
  if (windows.length > 0) await trx.insertInto('customer_window').values(windows).execute();
  await storeHistory(trx, keyed);
}

interface Keyed {
  person: RandomPerson;
  index: number;
  id: string;
  bucket: number;
}

async function storeProfiles(trx: Transaction<Database>, keyed: readonly Keyed[]): Promise<void> {
  const profiles = keyed.map(({ person, index, id, bucket }) => ({
    bucket,
    id,
    external_id: String(index),
    first_name: person.first_name ?? null,
    country: person.country ?? null,
    locale: person.locale ?? null,
    attributes: JSON.stringify({
      ...(person.a === undefined ? {} : { a: person.a }),
      ...(person.b === undefined ? {} : { b: person.b }),
    }),
    marketing_consent: person.marketing,
    service_consent: person.service,
    created_at: new Date(0),
    updated_at: new Date(0),
  }));
  if (profiles.length > 0) await trx.insertInto('profile').values(profiles).execute();
}

async function storeHistory(trx: Transaction<Database>, keyed: readonly Keyed[]): Promise<void> {
  const messages = keyed.flatMap(({ person, id, bucket }) =>
    person.messages.map((message, place) => ({
      message,
      bucket,
      profile_id: id,
      id: profileIdOf(`${id}:${place}`),
    })),
  );
  const sent = messages.map(({ message, ...key }) => ({
    ...key,
    direction: 'out' as const,
    sender_id: senders[0],
    journey_id: message.journeyId,
    payload: '{}',
    state: 'accepted' as const,
    created_at: new Date(now - 50 * dayMs),
    accepted_at: at(message.accepted),
    delivered_at: at(message.delivered),
    read_at: at(message.read),
    failed_at: at(message.failed),
  }));
  if (sent.length > 0) await trx.insertInto('message').values(sent).execute();
  const events = [
    ...keyed.flatMap(({ person, id, bucket }) =>
      person.events.map(({ name, ago, payload }) => ({
        bucket,
        profile_id: id,
        kind: 'custom' as const,
        name,
        payload: JSON.stringify(payload),
        occurred_at: new Date(now - ago * dayMs),
        received_at: new Date(now),
      })),
    ),
    ...messages.flatMap(({ message, bucket, profile_id, id }) =>
      (['replied', 'clicked'] as const).flatMap((state) => {
        const occurredAt = at(message[state]);
        if (occurredAt === null) return [];
        return [
          {
            bucket,
            profile_id,
            kind: state === 'clicked' ? ('click' as const) : ('reply' as const),
            message_id: id,
            payload: '{}',
            occurred_at: occurredAt,
            received_at: new Date(now),
          },
        ];
      }),
    ),
  ];
  if (events.length > 0) await trx.insertInto('event').values(events).execute();
}
