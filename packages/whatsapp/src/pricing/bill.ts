import { chargeBy, type Charge, type ChargedMessage } from './charge.ts';
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

/** What is counted under one key. */
interface Account {
  /** Its amount is told at the end: multiplied there, a million messages still come to the cent. */
  cost: Cost;
  /** How many messages are paid, by price. */
  paid: Map<number, number>;
}

/** Adds up what messages cost. Messages are added in the order in which they leave: the first ones of a month are free. */
export class Bill {
  readonly #card: RateCard;
  readonly #usedServices: ReadonlyMap<string, number>;
  /** Service messages by sender and month. */
  readonly #services = new Map<string, number>();
  readonly #chargeOf: (message: ChargedMessage) => Charge;
  readonly #accounts = new Map<string, Account>();

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
    this.#chargeOf = chargeBy(card);
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
    const account = this.#accountOf(key);
    const { cost } = account;
    cost.messages += messages;
    const charge = this.#chargeOf(message);
    if (charge.kind === 'unknown') {
      if (charge.because === 'country') cost.unknownCountry += messages;
      else cost.unpriced += messages;
      return 0;
    }
    if (charge.kind === 'free') {
      cost.free += messages;
      return 0;
    }
    const free = charge.kind === 'allowance' ? this.#takeAllowance(senderId, at, messages) : 0;
    const paid = messages - free;
    cost.free += free;
    if (charge.isElsewhere) cost.elsewhere += paid;
    account.paid.set(charge.price, (account.paid.get(charge.price) ?? 0) + paid);
    return paid * charge.price;
  }

  /** What was added, by key. */
  costs(): ReadonlyMap<string, Cost> {
    return new Map(
      [...this.#accounts].map(([key, { cost, paid }]) => {
        const amounts = [...paid].map(([price, messages]) => price * messages);
        return [key, { ...cost, amount: amounts.reduce((sum, amount) => sum + amount, 0) }];
      }),
    );
  }

  #accountOf(key: string): Account {
    const known = this.#accounts.get(key);
    if (known !== undefined) return known;
    const opened = { cost: { ...nothing }, paid: new Map<number, number>() };
    this.#accounts.set(key, opened);
    return opened;
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
