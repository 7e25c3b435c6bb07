import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isDefinedError } from '@orpc/client';
import type { ExitCriterion } from '@waypost/journey';
import { Banner, Button } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Resources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useActorName } from '../../api/use-actor-name.ts';
import { useFormat } from '../../i18n/format.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { ExitFields } from '../journey-settings/ExitFields.tsx';
import { useHappeningWords } from '../journey-settings/happening-words.ts';

/** What takes people out of the live journey: changed here, it counts at once; who changed it is told below. */
export function LiveExits({
  journeyId,
  isLive,
  resources,
}: {
  journeyId: string;
  isLive: boolean;
  resources: Resources;
}) {
  const { t } = useTranslation('entries');
  const format = useFormat();
  const failureText = useFailureText();
  const problemText = useProblemText();
  const actorName = useActorName();
  const words = useHappeningWords();
  const queries = useQueryClient();
  const options = orpc.journeys.exits.queryOptions({ input: { id: journeyId } });
  const stored = useQuery(options);
  const [draft, setDraft] = useState<ExitCriterion[] | null>(null);
  const save = useMutation(
    orpc.journeys.setExits.mutationOptions({
      onSuccess: async (data) => {
        queries.setQueryData(options.queryKey, data);
        setDraft(null);
        await queries.invalidateQueries({ queryKey: orpc.journeys.get.key() });
      },
    }),
  );
  if (stored.data === undefined) return null;
  const exits = draft ?? stored.data.exits;
  const problems =
    save.error !== null && isDefinedError(save.error) && save.error.code === 'INVALID_GRAPH'
      ? save.error.data.problems.map((problem) => ({ ...problem, text: problemText(problem) }))
      : [];
  return (
    <div className="flex flex-col gap-3">
      <ExitFields
        exits={exits}
        resources={resources}
        problems={problems}
        isReadOnly={!isLive}
        onChange={setDraft}
      />
      {draft !== null && (
        <div className="flex gap-2">
          <Button
            variant="primary"
            isDisabled={save.isPending}
            onPress={() => save.mutate({ id: journeyId, exits: draft })}
          >
            {t('exit.save')}
          </Button>
          <Button onPress={() => setDraft(null)}>{t('exit.discard')}</Button>
        </div>
      )}
      {save.isError && problems.length === 0 && (
        <Banner tone="danger">{failureText(save.error)}</Banner>
      )}
      {stored.data.changes.length > 0 && (
        <section aria-label={t('exit.changes')} className="flex flex-col gap-2">
          <h3 className="text-label">{t('exit.changes')}</h3>
          <ul className="flex flex-col">
            {stored.data.changes.map(({ at, actor, before, after }) => (
              <li key={at} className="border-b border-line py-2 text-caption last:border-0">
                <p className="text-muted">
                  {t('exit.changed', { when: format.dateTime(at), who: actorName(actor) })}
                </p>
                <p>{t('exit.before', { exits: listed(before) })}</p>
                <p>{t('exit.after', { exits: listed(after) })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );

  function listed(criteria: readonly ExitCriterion[]): string {
    return criteria.length === 0
      ? t('exit.none')
      : format.list(criteria.map(({ when }) => words(when)));
  }
}
