import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adviseOn } from '@waypost/journey';
import type { Advice, AdviceCode, Graph, Reach } from '@waypost/journey';
import { useToast } from '@waypost/ui';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { templatesOfSender } from '../activities/resources.ts';
import type { Resources } from '../activities/resources.ts';
import { api, orpc } from '../api/client.ts';
import type { PublishSummary } from '../publish/publish-summary.ts';

/** Advice about a journey in the reader's language, without what somebody has dismissed. */
export interface JourneyAdvice {
  all: readonly Advice[];
  /** Said once and for all; it can be taken back. */
  dismiss: (code: AdviceCode) => void;
}

/** Where WhatsApp may be the wrong choice for a journey, worked out anew after every change of its graph. */
export function useAdvice(
  journeyId: string,
  graph: Graph,
  resources: Resources,
  summary: PublishSummary | undefined,
): JourneyAdvice {
  const { t } = useTranslation('problems');
  const { dismissed, dismiss } = useDismissed(journeyId);
  const settled = useDeferredValue(graph);
  const all = useMemo(() => {
    if (!resources.isComplete || dismissed === undefined) return [];
    const context = {
      templatesOf: (senderId: string) => templatesOfSender(resources, senderId),
      reach: summary === undefined ? undefined : reachOf(summary),
    };
    return adviseOn(settled, context)
      .filter(({ code }) => !dismissed.includes(code))
      .map((advice) => ({ ...advice, text: t(`code.${advice.code}`, advice.figures) }));
  }, [settled, resources, summary, dismissed, t]);
  return { all, dismiss };
}

/** Only an audience is known before somebody enters. */
function reachOf({ entry, reachable, exclusions }: PublishSummary): Reach | undefined {
  return entry.kind === 'audience' ? { people: entry.people, reachable, exclusions } : undefined;
}

function useDismissed(journeyId: string) {
  const { t } = useTranslation('problems');
  const toast = useToast();
  const queries = useQueryClient();
  const options = orpc.journeys.get.queryOptions({ input: { id: journeyId } });
  // It comes with the draft, which is fetched when the screen opens and is too large to be fetched now and then.
  const dismissed = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY }).data
    ?.dismissedAdvice;
  const save = useMutation({
    mutationFn: (change: { code: AdviceCode; dismissed: boolean }) =>
      api.journeys.dismissAdvice({ id: journeyId, ...change }),
    onMutate: async ({ code, dismissed: isDismissed }) => {
      await queries.cancelQueries({ queryKey: options.queryKey });
      queries.setQueryData(options.queryKey, (journey) => {
        if (journey === undefined) return journey;
        const others = journey.dismissedAdvice.filter((one) => one !== code);
        return { ...journey, dismissedAdvice: isDismissed ? [...others, code] : others };
      });
    },
    onError: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  const dismiss = (code: AdviceCode): void => {
    save.mutate({ code, dismissed: true });
    toast(t('adviceDismissed'), () => save.mutate({ code, dismissed: false }));
  };
  return { dismissed, dismiss };
}
