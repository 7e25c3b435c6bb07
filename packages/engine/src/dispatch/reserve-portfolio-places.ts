import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { dayMs, portfolioUsage } from './portfolio-usage.ts';

/** An address, and the message to it. */
export interface PlaceHolder {
  number: string;
  messageId: string;
}

export interface PlacesWanted {
  portfolioId: string;
  /** Different people in 24 hours. */
  limit: number;
  /** Who is to be written to outside a window, and the message that would take the place. */
  people: readonly PlaceHolder[];
  /** Messages that wait for a place already, known to the caller: later ones queue behind them. */
  ahead: number;
  /** What was found by earlier claims of the same sender. */
  counted: PlaceCount;
}

/**
 * The latest count of a portfolio's places. `portfolio_taken` tells how many may have been taken since, by whatever
 * process, so that claims far from the limit need not count tens of thousands of people each time.
 */
export class PlaceCount {
  #latest: { portfolioId: string; used: number; taken: number; at: number } | null = null;

  /** Most places that can be in use now; null when they have to be counted. */
  atMost(portfolioId: string, taken: number, now: number): number | null {
    const latest = this.#latest;
    if (latest === null || latest.portfolioId !== portfolioId) return null;
    if (now - latest.at >= recountEveryMs || taken < latest.taken) return null;
    return latest.used + taken - latest.taken;
  }

  note(portfolioId: string, used: number, taken: number, now: number): void {
    this.#latest = { portfolioId, used, taken, at: now };
  }
}

/** A process of the version before may take places without telling, until it is replaced. */
const recountEveryMs = 5000;

export interface Places {
  /** Addresses that may be written to: they count already, or got one of the free places. */
  granted: Set<string>;
  /** When a place is free for each of the others, ms since the epoch. */
  freeAt: Map<string, number>;
}

/**
 * Takes places of a portfolio's limit of different people in 24 hours. All senders of the portfolio share
 * it, so claims that need new places stand in line here. A place is taken when the message is claimed,
 * which is earlier than Meta counts: the plan errs on the safe side, and gives back what Meta refused
 * (`free-portfolio-places.ts`).
 */
export async function reservePortfolioPlaces(
  trx: Kysely<Database>,
  wanted: PlacesWanted,
  now: number,
): Promise<Places> {
  const holders = new Map(wanted.people.map(({ number, messageId }) => [number, messageId]));
  const numbers = [...holders.keys()];
  const { portfolioId, limit, counted: count } = wanted;
  const [, takenSoFar] = await Promise.all([
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`portfolio:${portfolioId}`}, 0))`.execute(
      trx,
    ),
    takenBefore(trx, portfolioId, numbers.length),
  ]);
  const bound = count.atMost(portfolioId, takenSoFar, now);
  if (bound !== null && numbers.length <= limit - bound) {
    await takePlaces(trx, portfolioId, holders, now);
    return { granted: new Set(numbers), freeAt: new Map() };
  }
  const used = await portfolioUsage(trx, portfolioId, now);
  count.note(portfolioId, used, takenSoFar, now);
  const free = Math.max(0, limit - used);
  if (numbers.length <= free) {
    // There is room even if nobody of them counts yet.
    await takePlaces(trx, portfolioId, holders, now);
    return { granted: new Set(numbers), freeAt: new Map() };
  }
  const granted = await counting(trx, portfolioId, numbers, now);
  const newcomers = numbers.filter((number) => !granted.has(number));
  const taken = newcomers.slice(0, free);
  const takers = new Map([...holders].filter(([number]) => taken.includes(number)));
  await takePlaces(trx, portfolioId, takers, now);
  for (const number of taken) granted.add(number);
  const late = newcomers.slice(free);
  const times = await nextFree(trx, wanted, late.length, now);
  return {
    granted,
    freeAt: new Map(late.map((number, place) => [number, times[place] ?? now + dayMs])),
  };
}

/** Notes that up to `places` more may be taken, and answers how many there were before. */
async function takenBefore(
  trx: Kysely<Database>,
  portfolioId: string,
  places: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    INSERT INTO portfolio_taken AS t (portfolio_id, n) VALUES (${portfolioId}, ${places})
        ON CONFLICT (portfolio_id) DO UPDATE SET n = t.n + excluded.n
    RETURNING n`.execute(trx);
  return (rows[0]?.n ?? places) - places;
}

async function counting(
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
  takers: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  if (takers.size === 0) return;
  await sql`
    INSERT INTO portfolio_recipient AS r (portfolio_id, number, reached_at, held_by)
    SELECT ${portfolioId}, number, ${new Date(now)}, message_id
      FROM unnest(${[...takers.keys()]}::text[], ${[...takers.values()]}::uuid[]) AS n (number, message_id)
     ORDER BY number
        ON CONFLICT (portfolio_id, number) DO UPDATE
       SET reached_at = excluded.reached_at, held_by = excluded.held_by
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
