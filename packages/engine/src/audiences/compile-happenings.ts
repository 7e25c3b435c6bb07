import type { EventsRule, MessagesRule, MessagesState } from '@waypost/journey';
import { dayMs, type RuleMoment } from '@waypost/journey';
import { sql, type RawBuilder } from 'kysely';

import { compileComparison } from './compile-comparison.ts';
import { always, not, type PeopleCondition } from './people-condition.ts';

type Fragment = RawBuilder<unknown>;

/** How rows of what happened are looked for: of every profile at once, or of those few that a statement is about. */
export type RuleReach = 'everybody' | 'some';

/**
 * Whether something has happened to `profile p` as often as the rule asks for.
 *
 * For everybody what happened is read once and joined; for some people it is looked up by each of them, which for
 * everybody would take a second per half a million.
 */
export function compileHappenings(
  rule: EventsRule | MessagesRule,
  moment: RuleMoment,
  reach: RuleReach,
): PeopleCondition {
  const rows = happenings(rule, moment);
  const { compare, count } = rule.times;
  const atLeast = (n: number): PeopleCondition => ({
    kind: 'rows',
    sql: happenedAtLeast(rows, n, reach),
  });
  const atMost = not(atLeast(count + 1));
  switch (compare) {
    case 'at_least':
      return count === 0 ? always : atLeast(count);
    case 'at_most':
      return atMost;
    case 'exactly':
      return count === 0 ? atMost : { kind: 'every', of: [atLeast(count), atMost] };
  }
}

/** How often it has happened to `profile p`; not counted further than one above what the rule asks for. */
export function countHappenings(
  rule: EventsRule | MessagesRule,
  moment: RuleMoment,
): RawBuilder<number> {
  const rows = happenings(rule, moment);
  return sql`(SELECT count(*) FROM (SELECT ${ofProfile(rows)} LIMIT ${rule.times.count + 1}) AS found)`;
}

/** Rows of what happened, as `FROM … AS h WHERE …`: `h` has bucket and profile_id. */
type Happenings = Fragment;

/** @param count at least 1 */
function happenedAtLeast(rows: Happenings, count: number, reach: RuleReach): RawBuilder<boolean> {
  if (count === 1) return sql`EXISTS (SELECT ${ofProfile(rows)})`;
  return reach === 'some'
    ? sql`((SELECT count(*) FROM (SELECT ${ofProfile(rows)} LIMIT ${count}) AS found) = ${count})`
    : sql`EXISTS (
        SELECT FROM (SELECT h.bucket, h.profile_id ${rows} GROUP BY 1, 2 HAVING count(*) >= ${count}) AS often
         WHERE often.bucket = p.bucket AND often.profile_id = p.id)`;
}

function ofProfile(rows: Happenings): Fragment {
  return sql`${rows} AND h.bucket = p.bucket AND h.profile_id = p.id`;
}

function happenings(rule: EventsRule | MessagesRule, moment: RuleMoment): Happenings {
  const since = rule.withinDays === null ? null : new Date(moment.now - rule.withinDays * dayMs);
  return rule.kind === 'events'
    ? eventRows(rule, moment, since)
    : messageRows(rule.state, rule.journeyId, since);
}

function eventRows(rule: EventsRule, moment: RuleMoment, since: Date | null): Happenings {
  const fits = rule.where.map((comparison) => {
    const name = comparison.field.slice(comparison.field.indexOf('.') + 1);
    const value = {
      json: sql`(h.payload->${name}::text)`,
      text: sql`(h.payload->>${name}::text)`,
    };
    return compileComparison(comparison, value, moment);
  });
  return sql`FROM event AS h WHERE ${sql.join(
    [
      sql`h.kind = 'custom' AND h.name = ${rule.event}`,
      ...(since === null ? [] : [sql`h.occurred_at > ${since}::timestamptz`]),
      ...fits,
    ],
    sql` AND `,
  )}`;
}

const messageInstants = {
  sent: sql`h.accepted_at`,
  // Meta may tell that a message was read without having told that it arrived.
  delivered: sql`coalesce(h.delivered_at, h.read_at, h.played_at)`,
  read: sql`coalesce(h.read_at, h.played_at)`,
  failed: sql`h.failed_at`,
} satisfies Partial<Record<MessagesState, Fragment>>;

function messageRows(
  state: MessagesState,
  journeyId: string | null,
  since: Date | null,
): Happenings {
  if (state === 'replied' || state === 'clicked') return answerRows(state, journeyId, since);
  const at = messageInstants[state];
  return sql`FROM message AS h WHERE ${sql.join(
    [
      sql`h.direction = 'out' AND ${at} IS NOT NULL`,
      ...(since === null ? [] : [sql`${at} > ${since}::timestamptz`]),
      ...(journeyId === null ? [] : [sql`h.journey_id = ${journeyId}::uuid`]),
    ],
    sql` AND `,
  )}`;
}

const answerKinds = {
  replied: sql`('reply', 'button', 'list', 'flow', 'media', 'location', 'contacts', 'order')`,
  clicked: sql`('click')`,
};

function answerRows(
  state: 'replied' | 'clicked',
  journeyId: string | null,
  since: Date | null,
): Happenings {
  return sql`FROM event AS h WHERE ${sql.join(
    [
      sql`h.kind IN ${answerKinds[state]} AND h.message_id IS NOT NULL`,
      ...(since === null ? [] : [sql`h.occurred_at > ${since}::timestamptz`]),
      ...(journeyId === null
        ? []
        : [
            sql`EXISTS (SELECT FROM message m
                 WHERE m.bucket = h.bucket AND m.id = h.message_id AND m.journey_id = ${journeyId}::uuid)`,
          ]),
    ],
    sql` AND `,
  )}`;
}
