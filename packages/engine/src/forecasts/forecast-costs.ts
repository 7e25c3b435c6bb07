import {
  costTogether,
  type Bill,
  type ChargedMessage,
  type Cost,
  type RateCard,
} from '@waypost/whatsapp';

import type { SentMessage } from './sent-messages.ts';

/** What the messages of a forecast come to. */
export interface ForecastCost {
  currency: string;
  total: Cost;
  /** By country of the number, the dearest first; null: numbers of no country. */
  countries: ({ country: string | null } & Cost)[];
  /** What the messages of an activity cost. */
  byActivity: ReadonlyMap<string, number>;
  bySender: ReadonlyMap<string, number>;
  /** By `<sender> <day>`. */
  byDay: ReadonlyMap<string, number>;
  /** What was sent to those who went a way (`<activity> <port>`), from there on. */
  byWay: ReadonlyMap<string, number>;
}

/** A message with what its price depends on. */
export type PricedMessage = SentMessage & ChargedMessage & { activityId: string };

/** Adds up what a forecast's messages cost, person by person. */
export class ForecastCosts {
  readonly #card: RateCard;
  readonly #bill: Bill;
  readonly #byWay = new Map<string, number>();
  /** Ways of a choice that the person has gone. */
  #gone: string[] = [];

  constructor(card: RateCard, bill: Bill) {
    this.#card = card;
    this.#bill = bill;
  }

  /** The next person begins. */
  begins(): void {
    if (this.#gone.length > 0) this.#gone = [];
  }

  /** The person leaves an activity by one of several ports. */
  went(way: string): void {
    this.#gone.push(way);
  }

  /** @param day of the forecast in which it leaves, from 0 */
  add(message: PricedMessage, day: number): void {
    const { activityId, senderId, country } = message;
    const key = `${activityId} ${senderId} ${day} ${country ?? ''}`;
    const price = this.#bill.add(key, senderId, message.at, message);
    if (price === 0) return;
    for (const way of this.#gone) this.#byWay.set(way, (this.#byWay.get(way) ?? 0) + price);
  }

  cost(): ForecastCost {
    const costs = [...this.#bill.costs()].map(([key, cost]) => {
      const [activityId = '', senderId = '', day = '', country = ''] = key.split(' ');
      return { activityId, senderId, day, country: country === '' ? null : country, cost };
    });
    const amounts = (keyOf: (line: (typeof costs)[number]) => string) =>
      new Map([...Map.groupBy(costs, keyOf)].map(([key, lines]) => [key, together(lines).amount]));
    return {
      currency: this.#card.currency,
      total: together(costs),
      countries: [...Map.groupBy(costs, ({ country }) => country)]
        .map(([country, lines]) => ({ country, ...together(lines) }))
        .toSorted((a, b) => b.amount - a.amount || b.messages - a.messages),
      byActivity: amounts(({ activityId }) => activityId),
      bySender: amounts(({ senderId }) => senderId),
      byDay: amounts(({ senderId, day }) => `${senderId} ${day}`),
      byWay: new Map([...this.#byWay].map(([way, amount]) => [way, rounded(amount)])),
    };
  }
}

/** To a millionth: sums of fractions would end in digits that mean nothing. */
function together(lines: readonly { cost: Cost }[]): Cost {
  const sum = costTogether(lines.map(({ cost }) => cost));
  return { ...sum, amount: rounded(sum.amount) };
}

function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
