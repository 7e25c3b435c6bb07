import { walkingOrder, type ActivityOf, type Graph } from '@waypost/journey';
import { costTogether, pickLanguage, type Cost } from '@waypost/whatsapp';
import { chargedCountry } from '@waypost/whatsapp/numbers';
import type { Kysely, RawBuilder } from 'kysely';

import {
  forecastSends,
  type ForecastMessage,
  type ReachedPeople,
  type SendForecast,
} from '../audiences/forecast-sends.ts';
import type { Database } from '../database/schema.ts';
import { findRateCard } from '../pricing/find-rate-card.ts';
import { openBill } from '../pricing/open-bill.ts';
import { getSender } from '../senders/get-sender.ts';
import { listTemplateLanguages } from '../templates/list-template-languages.ts';
import { whoEnters } from './who-enters.ts';

/** What messages cost, and by which prices. */
export interface PricedCost extends Cost {
  currency: string;
  /** The prices are our examples: nobody has written their own. */
  isExample: boolean;
}

/** Who gets the first message of a journey at once. */
export interface FirstMessageReach extends Omit<SendForecast, 'reached'> {
  /** Null: there is no message, or nobody enters at once. */
  cost: PricedCost | null;
}

export const nobodyReached: FirstMessageReach = {
  people: 0,
  reachable: 0,
  exclusions: [],
  cost: null,
};

/** Who of those who enter at once gets the first message, who does not and why, and what it costs. */
export async function firstMessageReach(
  db: Kysely<Database>,
  { id: journeyId, graph }: { id: string; graph: Graph },
  entryId: string,
  inAudience: RawBuilder<boolean>,
  now: number,
): Promise<FirstMessageReach> {
  const enters = whoEnters(journeyId, graph, inAudience, now);
  const first = firstMessage(graph, entryId);
  const sender =
    first === undefined || first.senderId === null
      ? undefined
      : await getSender(db, first.senderId);
  const { template: content, response } = first?.content ?? {};
  if (sender === undefined || (content === undefined && response === undefined)) {
    const everybody = await forecastSends(db, enters, noMessage, now);
    return { ...nobodyReached, people: everybody.people };
  }
  const languages =
    content === undefined
      ? []
      : await listTemplateLanguages(db, { wabaId: sender.waba_id, name: content.name });
  const statuses = new Map(languages.map(({ language, status }) => [language, status]));
  const message = {
    senderId: sender.id,
    connection: sender.connection,
    origin: 'journey' as const,
    hasTemplate: content !== undefined,
    hasResponse: response !== undefined,
    category: languages[0]?.category ?? null,
    templateStatus: (locale: string | null) =>
      (content && statuses.get(pickLanguage(locale, content))) ?? null,
    enteredByEvent: false,
  };
  const { reached, ...reach } = await forecastSends(db, enters, message, now);
  return { ...reach, cost: await costOf(db, { ...message, senderId: sender.id }, reached, now) };
}

/** What a message costs that these people get now. */
async function costOf(
  db: Kysely<Database>,
  message: Pick<ForecastMessage, 'hasTemplate' | 'hasResponse' | 'category'> & { senderId: string },
  reached: readonly ReachedPeople[],
  now: number,
): Promise<PricedCost> {
  const { senderId, hasTemplate, hasResponse, category } = message;
  const { card, written } = await findRateCard(db);
  const responds = (windowOpen: boolean) => hasResponse && (windowOpen || !hasTemplate);
  const isFree = reached.some(({ windowOpen }) => responds(windowOpen));
  const bill = await openBill(db, card, isFree ? [senderId] : [], now);
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
