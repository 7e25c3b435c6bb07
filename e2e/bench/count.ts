import { countPeople, previewAudience, rulePeople } from '@waypost/engine/audiences';
import type { DatabaseConnection } from '@waypost/engine/database';
import { connect } from '@waypost/engine/database';
import type { Rule } from '@waypost/journey';

import type { Bench, Figure } from './bench.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { BenchSession } from './session.ts';
import { addOrders, addShoppers, audienceRule, numberOf } from './shoppers.ts';

/** Runs of which the middle one counts. */
const tries = 5;

/** Had the event twice or more in the last 30 days; of those, who opted in. */
const repeatBuyers: Rule = {
  kind: 'group',
  combinator: 'and',
  not: false,
  rules: [
    { kind: 'comparison', field: 'consent.marketing', operator: 'equals', value: 'in' },
    {
      kind: 'events',
      event: 'order',
      where: [],
      times: { compare: 'at_least', count: 2 },
      withinDays: 30,
    },
  ],
};

/** Gold, or no order above 20 in the last 60 days. */
const goldOrQuiet: Rule = {
  kind: 'group',
  combinator: 'or',
  not: false,
  rules: [
    { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
    {
      kind: 'events',
      event: 'order',
      where: [{ kind: 'comparison', field: 'event.total', operator: 'greater_than', value: 20 }],
      times: { compare: 'exactly', count: 0 },
      withinDays: 60,
    },
  ],
};

/** Counts the people of a rule as the studio does while one is written. */
export const count: Bench = {
  name: 'count',
  what: 'people of a rule counted, among a million profiles and as many events',
  async run(session) {
    const people = session.pick({ tiny: 500, normal: 1_000_000, full: 1_000_000 });
    const database = await session.database();
    const connection = openConnections(session, database);
    await addShoppers(connection, people);
    await addOrders(connection, people);
    session.say(`${people} profiles and ${people} events are there`);
    const bare = await middleMs(() => numberOf(connection, 'SELECT count(*) AS n FROM profile'));
    const limit = { name: 'count(*) of all profiles', value: bare };
    const rules: [string, Rule][] = [
      ['rule on three attributes and consent', audienceRule],
      ['event twice in 30 days, and consent', repeatBuyers],
      ['attribute, or no such event in 60 days', goldOrQuiet],
    ];
    const figures: Figure[] = [];
    for (const [name, rule] of rules) {
      // One after another, or they would take each other's time.
      // oxlint-disable-next-line no-await-in-loop
      const value = await middleMs(async () =>
        countPeople(connection.db, await rulePeople(connection.db, rule, Date.now())),
      );
      figures.push({ name, value, unit: 'ms', limit, target: { atMost: 1000 } });
    }
    const preview = await middleMs(async () =>
      previewAudience(connection.db, await rulePeople(connection.db, audienceRule, Date.now())),
    );
    return [
      ...figures,
      { name: 'count and sample, as the studio asks', value: preview, unit: 'ms' },
    ];
  },
};

/** As many connections as the studio's questions may take. */
function openConnections(session: BenchSession, database: BenchDatabase): DatabaseConnection {
  const connection = connect({ connectionString: database.url }, 4);
  session.atEnd(() => connection.close());
  return connection;
}

async function middleMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < tries; n += 1) {
    const begin = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await work();
    times.push(performance.now() - begin);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(tries / 2)] ?? 0;
}
