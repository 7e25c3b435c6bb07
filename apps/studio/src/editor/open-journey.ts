import type { QueryClient } from '@tanstack/react-query';
import { getI18n } from 'react-i18next';

import { orpc } from '../api/client.ts';
import type { Namespace } from '../i18n/namespaces.ts';

/** A draft that came so lately is not asked for again, ms: a start of the page comes here twice. */
const justNowMs = 1000;

/** Texts of what the editor shows first. One after the other, each found missing while drawing, they take long. */
export const firstTexts = [
  'editor',
  'commands',
  'drafting',
  'problems',
  'versions',
  'journeys',
  'entries',
  'people',
  'prices',
  'waits',
  'watch',
] as const satisfies readonly Namespace[];

/**
 * Asks for what the editor needs before anything of a journey can be drawn.
 *
 * @param isEntering the editor opens; otherwise it may show this journey already, and nothing is asked for
 */
export function openJourney(queries: QueryClient, journeyId: string, isEntering: boolean): void {
  const journey = orpc.journeys.get.queryOptions({ input: { id: journeyId } });
  const isShown = () => queries.getQueryCache().find(journey)?.isActive() === true;
  if (!isEntering && isShown()) return;
  void queries.prefetchQuery({ ...journey, staleTime: justNowMs });
  void queries.prefetchQuery(orpc.session.get.queryOptions());
  void getI18n().loadNamespaces(firstTexts);
}
