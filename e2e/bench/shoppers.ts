import { migrate } from '@waypost/engine';
import { createAudience } from '@waypost/engine/audiences';
import type { DatabaseConnection } from '@waypost/engine/database';
import { createJourney } from '@waypost/engine/journeys';
import type { Graph, Rule } from '@waypost/journey';

/**
 * Writes people with six attributes straight into the tables, in no order, as an import leaves them. One in twenty
 * has opted out of marketing, one in fifty has not ordered yet.
 */
export async function addShoppers({ db, pool }: DatabaseConnection, count: number): Promise<void> {
  await migrate(db);
  // Built once at the end, the index for searching costs a tenth.
  const { rows } = await pool.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'profile_searched'`,
  );
  await pool.query('DROP INDEX profile_searched');
  for (let first = 1; first <= count; first += atOnce) {
    await pool.query(insertSlice, [first, Math.min(count, first + atOnce - 1)]);
  }
  await pool.query(rows[0]?.indexdef ?? '');
  await pool.query('VACUUM (ANALYZE) profile');
}

/** As many custom events, over the last 90 days: half of the people had one, some of them several. */
export async function addOrders({ pool }: DatabaseConnection, count: number): Promise<void> {
  for (let first = 1; first <= count; first += ordersAtOnce) {
    await pool.query(insertOrders, [first, Math.min(count, first + ordersAtOnce - 1)]);
  }
  await pool.query('VACUUM (ANALYZE) event');
}

const ordersAtOnce = 20_000;

const insertOrders = `
  WITH orders AS MATERIALIZED (
    SELECT n, profile_id_of('shopper-' || (1 + (hashint4(n) & 524287))) AS id
      FROM generate_series($1::int, $2::int) AS n)
  INSERT INTO event (bucket, profile_id, kind, name, payload, occurred_at, received_at)
  SELECT bucket_of(id), id, 'custom', (ARRAY['order', 'visit'])[1 + n % 2],
         jsonb_build_object('total', n % 100), now() - n % 90 * interval '1 day', now()
    FROM orders`;

const atOnce = 100_000;

const insertSlice = `
  INSERT INTO profile (bucket, id, external_id, first_name, last_name, phone, country, locale, time_zone,
                       attributes, marketing_consent, service_consent, created_at, updated_at)
  SELECT bucket_of(profile_id_of('shopper-' || n)), profile_id_of('shopper-' || n), 'shopper-' || n,
         'Ada ' || n, 'Lovelace', '+39320' || lpad(n::text, 7, '0'), 'IT', 'it-IT', 'Europe/Rome',
         jsonb_build_object(
           'tier', (ARRAY['gold', 'silver', 'bronze'])[1 + n % 3],
           'city', (ARRAY['Milano', 'Roma', 'Torino', 'Napoli'])[1 + n % 4],
           'orders', n % 50,
           'discount', n % 50 || '%',
           'last_order', '2026-0' || 1 + n % 9 || '-12',
           'newsletter', n % 2 = 0),
         CASE WHEN n % 20 = 0 THEN 'out' ELSE 'in' END, 'in',
         now() - interval '1 minute', now() - interval '1 minute'
    FROM generate_series($1::int, $2::int) AS n`;

function rule(
  field: string,
  operator: 'one_of' | 'at_least' | 'not_equals' | 'equals',
  value: string | number | string[],
): Rule {
  return { kind: 'comparison', field, operator, value };
}

/** Three attributes and consent. */
export const audienceRule: Rule = {
  kind: 'group',
  combinator: 'and',
  not: false,
  rules: [
    rule('profile.tier', 'one_of', ['gold', 'silver', 'bronze']),
    rule('profile.orders', 'at_least', 1),
    rule('profile.city', 'not_equals', 'Paris'),
    rule('consent.marketing', 'equals', 'in'),
  ],
};

const position = { x: 0, y: 0 };

function condition(id: string, branch: Rule): Graph['activities'][number] {
  return {
    id,
    name: '',
    position,
    type: 'condition',
    branches: [{ id: 'yes', name: 'Yes', rule: branch }],
  };
}

/** What everybody passes between entry and end. */
export const passed = ['loyal', 'halves', 'mark', 'marked'] as const;

/** Condition, split, update, and a condition on what the update has set. */
function graph(audienceId: string): Graph {
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      { id: 'entry', name: '', position, type: 'entryAudience', audienceId },
      condition('loyal', rule('profile.tier', 'equals', 'gold')),
      {
        id: 'halves',
        name: '',
        position,
        type: 'split',
        branches: [
          { id: 'a', name: 'A', weight: 50 },
          { id: 'b', name: 'B', weight: 50 },
        ],
      },
      {
        id: 'mark',
        name: '',
        position,
        type: 'updateProfile',
        changes: [{ attribute: 'wave', kind: 'text', how: 'set', value: 'spring' }],
      },
      condition('marked', rule('profile.wave', 'equals', 'spring')),
      { id: 'end', name: '', position, type: 'end' },
    ],
    connections: [
      ['entry', 'next', 'loyal'],
      ['loyal', 'yes', 'halves'],
      ['loyal', 'otherwise', 'halves'],
      ['halves', 'a', 'mark'],
      ['halves', 'b', 'mark'],
      ['mark', 'next', 'marked'],
      ['marked', 'yes', 'end'],
    ].map(([activity = '', port = '', to = ''], index) => ({
      id: `c${index}`,
      from: { activity, port },
      to,
    })),
  };
}

/** A journey for those whom the rule lets in; publishing it starts to enrol them. */
export async function shoppersJourney({
  db,
}: DatabaseConnection): Promise<{ journeyId: string; graph: Graph }> {
  const now = Date.now();
  const audience = await createAudience(
    db,
    { name: 'Regulars', kind: 'rule', rule: audienceRule },
    now,
  );
  const draft = graph(audience.id);
  const journeyId = await createJourney(db, { name: 'Spring', draft, actor: 'bench' }, now);
  return { journeyId, graph: draft };
}

/** The column `n` of the only row. */
export async function numberOf({ pool }: DatabaseConnection, query: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(query);
  return rows[0]?.n ?? 0;
}
