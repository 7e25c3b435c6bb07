import { useQuery } from '@tanstack/react-query';
import type { Profile } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { Dialog, ErrorState, LinkButton, Skeleton } from '@waypost/ui';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../../api/client.ts';
import { useFailureText } from '../../../api/failure.ts';
import { PersonPicker } from '../../people/PersonPicker.tsx';
import { usePublishedGraph } from '../use-published-graph.ts';
import { useAnswerText } from './use-answer-text.ts';

/** "Why didn't Giulia get this?": choose a person, and read what decided, with the values that did. */
export function WhyDialog({
  journeyId,
  draft,
  asked,
  onClose,
}: {
  journeyId: string;
  /** Names activities of a journey that was never published. */
  draft: Graph;
  /** The person asked about; null: the reader chooses. */
  asked: Profile | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('watch');
  const failureText = useFailureText();
  const [person, setPerson] = useState(asked);
  const graph = usePublishedGraph(journeyId) ?? draft;
  const answerText = useAnswerText(graph);
  const why = useQuery({
    ...orpc.explanations.why.queryOptions({
      input: { id: journeyId, profileId: person?.id ?? '' },
    }),
    enabled: person !== null,
    refetchInterval: 5000,
  });
  const answers = why.data?.answers ?? [];
  const runId = answers.map((answer) => ('runId' in answer ? answer.runId : null)).find(Boolean);
  return (
    <Dialog
      title={t('why.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className="flex flex-col gap-4">
        <PersonPicker
          label={t('why.person')}
          placeholder={t('why.placeholder')}
          person={person}
          onChange={setPerson}
        />
        {person === null ? (
          <p className="text-body text-muted">{t('why.hint')}</p>
        ) : why.isLoadingError ? (
          <ErrorState title={t('why.failed')} onRetry={() => void why.refetch()}>
            {failureText(why.error)}
          </ErrorState>
        ) : why.isPending ? (
          <Skeleton lines={3} />
        ) : (
          <ol aria-label={t('why.answer')} className="flex flex-col gap-2 text-body">
            {answers.map((answer, place) => {
              const text = answerText(answer);
              return (
                <li key={text} className={place === 0 ? 'font-semibold' : undefined}>
                  {text}
                </li>
              );
            })}
          </ol>
        )}
        {runId && (
          <LinkButton
            className="self-start"
            icon={<Route aria-hidden />}
            href={`/journeys/${journeyId}/people/${runId}`}
          >
            {t('why.path')}
          </LinkButton>
        )}
      </div>
    </Dialog>
  );
}
