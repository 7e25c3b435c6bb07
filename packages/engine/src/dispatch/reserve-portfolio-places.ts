import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { dayMs, portfolioUsage } from './portfolio-usage.ts';

export interface PlacesWanted {
  portfolioId: string;
  /** Different people in 24 hours. */
  limit: number;
  /** Addresses to write to outside a window. */
  numbers: readonly string[];
  /** Messages that wait for a place already, known to the caller: later ones queue behind them. */
  ahead: number;
}

export interface Places {
  /** Addresses that may be written to: they count already, or got one of the free places. */
  granted: Set<string>;
  /** When a place is free for each of the others, ms since the epoch. */
  freeAt: Map<string, number>;
}

/**
 * Takes places of a portfolio's limit of different people in 24 hours. All senders of the portfolio share
 * it, so claims that need new places stand in line here. A place is taken when the message is claimed,
 * which is earlier than Meta counts: the plan errs on the safe side.
 */
export async function reservePortfolioPlaces(
  trx: Kysely<Database>,
  wanted: PlacesWanted,
  now: number,
): Promise<Places> {
  const numbers = [...new Set(wanted.numbers)];
  const [, used] = await Promise.all([
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`portfolio:${wanted.portfolioId}`}, 0))`.execute(
      trx,
    ),
    portfolioUsage(trx, wanted.portfolioId, now),
  ]);
  const free = Math.max(0, wanted.limit - used);
  if (numbers.length <= free) {
    // There is room even if nobody of them counts yet.
    await takePlaces(trx, wanted.portfolioId, numbers, now);
    return { granted: new Set(numbers), freeAt: new Map() };
  }
  const granted = await counted(trx, wanted.portfolioId, numbers, now);
  const newcomers = numbers.filter((number) => !granted.has(number));
  const taken = newcomers.slice(0, free);
  await takePlaces(trx, wanted.portfolioId, taken, now);
  for (const number of taken) granted.add(number);
  const late = newcomers.slice(free);
  const times = await nextFree(trx, wanted, late.length, now);
  return {
    granted,
    freeAt: new Map(late.map((number, place) => [number, times[place] ?? now + dayMs])),
  };
}

async function counted(
  trx: Kysely<Database>,
  portfolioId: string,
  numbers: readonly string[],
  now: number,
): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM portfolio_recipient
     WHERE portfolio_id = ${portfolioId} AND number = ANY (${[...numbers]}::text[])
       AND reached_at > ${new Date(now - dayMs)}`.execute(trx);
  return new Set(rows.map((row) => row.number));
}

async function takePlaces(
  trx: Kysely<Database>,
  portfolioId: string,
  numbers: readonly string[],
  now: number,
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`
    INSERT INTO portfolio_recipient AS r (portfolio_id, number, reached_at)
    SELECT ${portfolioId}, number, ${new Date(now)} FROM unnest(${[...numbers]}::text[]) AS n (number)
     ORDER BY number
        ON CONFLICT (portfolio_id, number) DO UPDATE SET reached_at = excluded.reached_at
     WHERE r.reached_at <= ${new Date(now - dayMs)}`.execute(trx);
}

/** When the next places come free, behind those who wait already; a place serves one person a day. */
async function nextFree(
  trx: Kysely<Database>,
  { portfolioId, limit, ahead }: PlacesWanted,
  count: number,
  now: number,
): Promise<number[]> {
  if (count === 0) return [];
  const wait = ahead % limit;
  const days = Math.floor(ahead / limit);
  const { rows } = await sql<{ reached_at: Date }>`
    SELECT reached_at FROM portfolio_recipient
     WHERE portfolio_id = ${portfolioId} AND reached_at > ${new Date(now - dayMs)}
     ORDER BY reached_at OFFSET ${wait} LIMIT ${count}`.execute(trx);
  return rows.map((row) => row.reached_at.getTime() + (days + 1) * dayMs);
}
