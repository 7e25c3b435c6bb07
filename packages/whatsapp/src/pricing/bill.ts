import { chargeFor, type ChargedMessage } from './charge.ts';
import type { RateCard } from './rate-card.ts';

/** What messages come to. */
export interface Cost {
  /** In the card's currency. */
  amount: number;
  messages: number;
  /** Of these, how many cost nothing. */
  free: number;
  /** How many have a price that nobody knows, and are not in `amount`: their number has no country, … */
  unknownCountry: number;
  /** … or the card has no price for them. */
  unpriced: number;
  /** How many are counted at the price of everywhere else. */
  elsewhere: number;
}

/** Adds up what messages cost. Messages are added in the order in which they leave: the first ones of a month are free. */
export class Bill {
  readonly #card: RateCard;
  readonly #usedServices: ReadonlyMap<string, number>;
  /** Service messages by sender and month. */
  readonly #services = new Map<string, number>();
  /** Messages at one price: multiplied at the end, so that a million of them still come to the cent. */
  readonly #lines = new Map<string, { key: string; price: number; messages: number }>();
  readonly #costs = new Map<string, Cost>();

  /**
   * @param usedServices service messages that a sender has sent this month, by its id
   * @param month that these belong to, as `monthOf` names it
   */
  constructor(
    card: RateCard,
    usedServices: ReadonlyMap<string, number> = new Map(),
    month: string | null = null,
  ) {
    this.#card = card;
    this.#usedServices = new Map(
      [...usedServices].map(([senderId, used]) => [`${senderId} ${month}`, used]),
    );
  }

  /**
   * Adds messages that are alike.
   *
   * @param key what they are counted under, as `costs` gives it back
   * @param at when they leave, ms since the epoch
   * @returns what they cost together
   */
  add(key: string, senderId: string, at: number, message: ChargedMessage, messages = 1): number {
    const cost = this.#costs.get(key) ?? { ...nothing };
    this.#costs.set(key, cost);
    cost.messages += messages;
    const charge = chargeFor(this.#card, message);
    if (charge.kind === 'unknown') {
      if (charge.because === 'country') cost.unknownCountry += messages;
      else cost.unpriced += messages;
      return 0;
    }
    const free =
      charge.kind === 'free'
        ? messages
        : charge.kind === 'allowance'
          ? this.#takeAllowance(senderId, at, messages)
          : 0;
    cost.free += free;
    if (charge.kind === 'free' || free === messages) return 0;
    const paid = messages - free;
    if (charge.isElsewhere) cost.elsewhere += paid;
    const line = `${key} ${charge.price}`;
    const known = this.#lines.get(line) ?? { key, price: charge.price, messages: 0 };
    this.#lines.set(line, known);
    known.messages += paid;
    return paid * charge.price;
  }

  /** What was added, by key. */
  costs(): ReadonlyMap<string, Cost> {
    const costs = new Map([...this.#costs].map(([key, cost]) => [key, { ...cost }]));
    for (const { key, price, messages } of this.#lines.values()) {
      const cost = costs.get(key);
      if (cost !== undefined) cost.amount += price * messages;
    }
    return costs;
  }

  /** How many of these messages are still free this month. */
  #takeAllowance(senderId: string, at: number, messages: number): number {
    const month = `${senderId} ${monthOf(at)}`;
    const used = this.#services.get(month) ?? this.#usedServices.get(month) ?? 0;
    this.#services.set(month, used + messages);
    return Math.min(messages, Math.max(0, this.#card.freeServiceMessages - used));
  }
}

/** The calendar month of an instant in UTC, `2026-11`. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

const nothing: Cost = {
  amount: 0,
  messages: 0,
  free: 0,
  unknownCountry: 0,
  unpriced: 0,
  elsewhere: 0,
};

/** Several costs as one. */
export function costTogether(costs: Iterable<Cost>): Cost {
  const sum = { ...nothing };
  for (const cost of costs) {
    sum.amount += cost.amount;
    sum.messages += cost.messages;
    sum.free += cost.free;
    sum.unknownCountry += cost.unknownCountry;
    sum.unpriced += cost.unpriced;
    sum.elsewhere += cost.elsewhere;
  }
  return sum;
}
