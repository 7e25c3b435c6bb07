import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { orpc } from '../api/client.ts';
import type { RuleOffers } from './rule-offers.ts';

const freshFor = 30_000;

/**
 * Loads what rules over people may ask for beside fields.
 *
 * @param messages earlier WhatsApp activities of the journey the rule stands in; null outside of a journey
 */
export function useRuleOffers(messages: RuleOffers['messages'] = null): RuleOffers {
  const events = useQuery({ ...orpc.audiences.events.queryOptions(), staleTime: freshFor });
  const journeys = useQuery({
    ...orpc.journeys.list.queryOptions({ input: { limit: 200 } }),
    staleTime: freshFor,
  });
  const audiences = useQuery({
    ...orpc.audiences.names.queryOptions(),
    staleTime: freshFor,
  });
  const senders = useQuery({ ...orpc.senders.list.queryOptions(), staleTime: freshFor });
  const { data: ofEvents } = events;
  const { data: ofJourneys } = journeys;
  const { data: ofAudiences } = audiences;
  const { data: ofSenders } = senders;
  return useMemo(
    () => ({
      events: ofEvents?.items ?? [],
      journeys: ofJourneys?.items ?? [],
      audiences: ofAudiences?.items ?? [],
      senders: ofSenders?.items ?? [],
      messages,
    }),
    [ofEvents, ofJourneys, ofAudiences, ofSenders, messages],
  );
}
