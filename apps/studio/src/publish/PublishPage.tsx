import type { Graph } from '@waypost/journey';
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Banner, Button, Card, ErrorState, Page, PageHeader, Skeleton } from '@waypost/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AdviceNotes } from '../advice/AdviceNotes.tsx';
import { useAdvice } from '../advice/use-advice.ts';
import { useResources } from '../activities/resources.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useJourneySentences } from '../editor/words/journey-sentences.ts';
import { ChangesCard } from './ChangesCard.tsx';
import { EntrySummary } from './EntrySummary.tsx';
import { firstChoice, PeopleInside } from './PeopleInside.tsx';
import type { PeopleChoice } from './PeopleInside.tsx';
import { PublishProblems } from './PublishProblems.tsx';
import { SenderSummary } from './SenderSummary.tsx';
import { usePublishVerb } from './publish-verb.ts';

/** Nothing can be said about a journey that has not been read yet. */
const noGraph: Graph = {
  format: 1,
  settings: { reentry: 'never' },
  activities: [],
  connections: [],
};

/** What publishing would do, in sentences and figures, and the button that does it. */
export function PublishPage() {
  const { t, i18n } = useTranslation('publish');
  const { t: common } = useTranslation('common');
  const { t: versions } = useTranslation('versions');
  const { journeyId = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const failureText = useFailureText();
  const verb = usePublishVerb();
  const resources = useResources();
  const sentencesOf = useJourneySentences(resources);
  const queries = useQueryClient();
  const journey = useQuery({
    ...orpc.journeys.get.queryOptions({ input: { id: journeyId } }),
    staleTime: 0,
  });
  const summary = useQuery({
    ...orpc.journeys.publishSummary.queryOptions({ input: { id: journeyId } }),
    staleTime: 0,
  });
  const advice = useAdvice(journeyId, journey.data?.draft ?? noGraph, resources, summary.data);
  const [choice, setChoice] = useState(firstChoice);
  const [isInstead, setInstead] = useState(false);
  const goLive = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: orpc.journeys.key() });
    await navigate({
      to: '/journeys/$journeyId',
      params: { journeyId },
      search: { mode: 'live' },
    });
  };
  const outcome = { onSuccess: goLive, onError: () => summary.refetch() };
  const publish = useMutation(orpc.journeys.publish.mutationOptions(outcome));
  const update = useMutation(orpc.journeys.updateContent.mutationOptions(outcome));

  if (journey.isError || summary.isError) {
    return (
      <Page width="narrow">
        <ErrorState
          title={common('failure.loadTitle')}
          onRetry={() => {
            void journey.refetch();
            void summary.refetch();
          }}
        >
          {failureText(journey.error ?? summary.error)}
        </ErrorState>
      </Page>
    );
  }
  if (journey.isPending || summary.isPending) {
    return (
      <Page width="narrow">
        <Skeleton lines={8} />
      </Page>
    );
  }
  const { data } = summary;
  const sentences = i18n.language === 'en' ? data.sentences : sentencesOf(journey.data.draft);
  const errors = data.problems.filter(({ severity }) => severity === 'error');
  const editorHref = `/journeys/${journeyId}`;
  const { draftRevision: revision } = journey.data;
  const isContent = data.contentOnly && !isInstead;
  const isBusy = publish.isPending || publish.isSuccess || update.isPending || update.isSuccess;
  const failure = publish.error ?? update.error;
  const inside = data.inside.reduce((sum, { fitting, others }) => sum + fitting + others, 0);
  return (
    <Page width="narrow">
      <PageHeader
        title={t('title', { name: journey.data.name })}
        parent={{ label: t('back'), href: editorHref }}
        action={
          errors.length === 0 ? (
            isContent ? (
              <Button
                variant="primary"
                isPending={isBusy}
                onPress={() => update.mutate({ id: journeyId, revision })}
              >
                {versions('content.update')}
              </Button>
            ) : (
              <Button
                variant="primary"
                isPending={isBusy}
                onPress={() =>
                  publish.mutate({ id: journeyId, revision, people: sentChoice(choice) })
                }
              >
                {verb(data)}
              </Button>
            )
          ) : (
            <Button
              variant="primary"
              onPress={() => void navigate({ to: '/journeys/$journeyId', params: { journeyId } })}
            >
              {t('fix')}
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-4">
        {failure !== null && (
          <Banner tone="danger" title={t('failed')}>
            {publish.isError && isDefinedError(publish.error) && publish.error.code === 'CONFLICT'
              ? t('alreadyLive')
              : failureText(failure)}
          </Banner>
        )}
        {isContent && errors.length === 0 && (
          <Banner
            tone="info"
            title={versions('content.title')}
            action={
              <Button size="small" isDisabled={isBusy} onPress={() => setInstead(true)}>
                {versions('content.instead')}
              </Button>
            }
          >
            {versions('content.text')}
          </Banner>
        )}
        {journey.data.status === 'paused' && !isContent && (
          <Banner tone="warning">{versions('resumes')}</Banner>
        )}
        <PublishProblems
          journeyId={journeyId}
          graph={journey.data.draft}
          problems={data.problems}
        />
        <AdviceNotes advice={advice.all} onDismiss={advice.dismiss} />
        <EntrySummary summary={data} />
        <SenderSummary summary={data} />
        {data.liveVersion !== null && (
          <ChangesCard
            journeyId={journeyId}
            version={data.liveVersion}
            draft={journey.data.draft}
          />
        )}
        {inside > 0 && !isContent && (
          <PeopleInside
            journeyId={journeyId}
            inside={data.inside}
            choice={choice}
            onChange={setChoice}
          />
        )}
        <Card title={t('sentences')}>
          <ol className="flex list-decimal flex-col gap-2 pl-5 text-body">
            {sentences.map(({ activityId, text }) => (
              <li key={activityId}>{text}</li>
            ))}
          </ol>
        </Card>
      </div>
    </Page>
  );
}

/** As the API takes it: only `move` says what becomes of the others. */
function sentChoice({ kind, unmatched }: PeopleChoice) {
  return kind === 'move' ? { kind, unmatched } : { kind };
}
