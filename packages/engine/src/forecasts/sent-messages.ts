const day = 24 * 60 * 60_000;

/** What a sender would send. */
export interface ForecastSender {
  senderId: string;
  messages: number;
  /** By days of 24 hours from the start of the forecast. */
  days: { day: number; messages: number }[];
  /** How long the busiest day takes at the sender's rate, seconds. */
  drainSeconds: number;
  /** When its limit of people within 24 hours would be reached, ms since the epoch; null: it is not. */
  limitReachedAt: number | null;
}

/** A message that leaves. */
export interface SentMessage {
  senderId: string;
  /** ms since the epoch */
  at: number;
  /** The template's category; null: a response inside the window. */
  category: string | null;
}

/** Counts the messages of a forecast by sender and day. */
export class SentMessages {
  /** Moments of templates, by sender. */
  readonly #templates = new Map<string, number[]>();
  readonly #all = new Map<string, Map<number, number>>();
  readonly #start: number;

  constructor(start: number) {
    this.#start = start;
  }

  /** Counts a message and answers the day it leaves on, from 0. */
  add({ senderId, at, category }: SentMessage): number {
    const days = this.#all.get(senderId) ?? new Map<number, number>();
    this.#all.set(senderId, days);
    const of = Math.floor((at - this.#start) / day);
    days.set(of, (days.get(of) ?? 0) + 1);
    if (category !== null) {
      const moments = this.#templates.get(senderId) ?? [];
      this.#templates.set(senderId, moments);
      moments.push(at);
    }
    return of;
  }

  /** @param limitOf how many more people a sender may reach within 24 hours; null: no limit */
  senders(
    rateOf: (senderId: string) => number,
    limitOf: (senderId: string) => number | null,
  ): ForecastSender[] {
    return [...this.#all].map(([senderId, byDay]) => {
      const days = [...byDay]
        .map(([of, messages]) => ({ day: of, messages }))
        .toSorted((a, b) => a.day - b.day);
      const busiest = Math.max(...days.map(({ messages }) => messages));
      const rate = rateOf(senderId);
      return {
        senderId,
        messages: days.reduce((sum, { messages }) => sum + messages, 0),
        days,
        drainSeconds: Math.ceil(busiest / rate),
        limitReachedAt: reachedAt(
          (this.#templates.get(senderId) ?? []).toSorted((a, b) => a - b),
          limitOf(senderId),
          rate,
        ),
      };
    });
  }
}

/** When more than `limit` of these would have left within 24 hours, at a rate of so many a second. */
function reachedAt(moments: readonly number[], limit: number | null, rate: number): number | null {
  if (limit === null) return null;
  let oldest = 0;
  for (const [place, at] of moments.entries()) {
    while ((moments[oldest] ?? at) <= at - day) oldest += 1;
    const within = place - oldest + 1;
    if (within > limit) return at + (within / rate) * 1000;
  }
  return null;
}
