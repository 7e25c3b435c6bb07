import type { Cost, PricedBy } from '@waypost/api';
import {
  forecastSends,
  type ForecastMessage,
  type ReachedPeople,
  type SendForecast,
} from '@waypost/engine/audiences';
import { findRateCard, openBill } from '@waypost/engine/pricing';
import { getSender } from '@waypost/engine/senders';
import { walkingOrder, type ActivityOf, type Graph } from '@waypost/journey';
import { costTogether, pickLanguage } from '@waypost/whatsapp';
import { chargedCountry } from '@waypost/whatsapp/numbers';
import type { RawBuilder } from 'kysely';

import type { ApiDependencies } from './dependencies.ts';
import { whoEnters } from './who-enters.ts';

/** Who gets the first message of a journey at once. */
export interface FirstMessageReach extends Omit<SendForecast, 'reached'> {
  /** Null: there is no message, or nobody enters at once. */
  cost: (Cost & PricedBy) | null;
}

export const nobodyReached: FirstMessageReach = {
  people: 0,
  reachable: 0,
  exclusions: [],
  cost: null,
};

/** Who of those who enter at once gets the first message, who does not and why, and what it costs. */
export async function firstMessageReach(
  deps: ApiDependencies,
  journeyId: string,
  graph: Graph,
  entryId: string,
  inAudience: RawBuilder<boolean>,
): Promise<FirstMessageReach> {
  const enters = whoEnters(journeyId, graph, inAudience, deps.now());
  const first = firstMessage(graph, entryId);
  const sender =
    first === undefined || first.senderId === null
      ? undefined
      : await getSender(deps.db, first.senderId);
  const { template: content, response } = first?.content ?? {};
  if (sender === undefined || (content === undefined && response === undefined)) {
    const everybody = await forecastSends(deps.db, enters, noMessage, deps.now());
    return { ...nobodyReached, people: everybody.people };
  }
  const rows =
    content === undefined
      ? []
      : await deps.db
          .selectFrom('template')
          .select(['language', 'status', 'category'])
          .where('waba_id', '=', sender.waba_id)
          .where('name', '=', content.name)
          .execute();
  const statuses = new Map(rows.map((row) => [row.language, row.status]));
  const message = {
    senderId: sender.id,
    connection: sender.connection,
    origin: 'journey' as const,
    hasTemplate: content !== undefined,
    hasResponse: response !== undefined,
    category: rows[0]?.category ?? null,
    templateStatus: (locale: string | null) =>
      (content && statuses.get(pickLanguage(locale, content))) ?? null,
    enteredByEvent: false,
  };
  const { reached, ...reach } = await forecastSends(deps.db, enters, message, deps.now());
  return { ...reach, cost: await costOf(deps, { ...message, senderId: sender.id }, reached) };
}

/** What a message costs that these people get now. */
async function costOf(
  deps: ApiDependencies,
  message: Pick<ForecastMessage, 'hasTemplate' | 'hasResponse' | 'category'> & { senderId: string },
  reached: readonly ReachedPeople[],
): Promise<Cost & PricedBy> {
  const { senderId, hasTemplate, hasResponse, category } = message;
  const now = deps.now();
  const { card, written } = await findRateCard(deps.db);
  const responds = (windowOpen: boolean) => hasResponse && (windowOpen || !hasTemplate);
  const isFree = reached.some(({ windowOpen }) => responds(windowOpen));
  const bill = await openBill(deps.db, card, isFree ? [senderId] : [], now);
  for (const { address, windowOpen, freeEntry, people } of reached) {
    const charged = {
      country: chargedCountry(address),
      category: responds(windowOpen) ? null : category,
      windowOpen,
      freeEntry,
    };
    bill.add('first', senderId, now, charged, people);
  }
  return {
    ...costTogether(bill.costs().values()),
    currency: card.currency,
    isExample: written === null,
  };
}

const noMessage: ForecastMessage = {
  senderId: null,
  connection: 'simulator',
  origin: 'journey',
  hasTemplate: true,
  hasResponse: false,
  category: null,
  templateStatus: () => null,
  enteredByEvent: false,
};

function firstMessage(graph: Graph, entryId: string): ActivityOf<'whatsapp'> | undefined {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  for (const id of walkingOrder(graph, entryId)) {
    const activity = activities.get(id);
    if (activity?.type === 'whatsapp') return activity;
  }
  return undefined;
}
