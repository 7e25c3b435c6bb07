import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Banner, Button, Card, ErrorState, Page, PageHeader, Skeleton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useResources } from '../activities/resources.ts';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useJourneySentences } from '../editor/words/journey-sentences.ts';
import { EntrySummary } from './EntrySummary.tsx';
import { PublishProblems } from './PublishProblems.tsx';
import { SenderSummary } from './SenderSummary.tsx';
import { usePublishVerb } from './publish-verb.ts';

/** What publishing would do, in sentences and figures, and the button that does it. */
export function PublishPage() {
  const { t, i18n } = useTranslation('publish');
  const { t: common } = useTranslation('common');
  const { journeyId = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const failureText = useFailureText();
  const verb = usePublishVerb();
  const sentencesOf = useJourneySentences(useResources());
  const queries = useQueryClient();
  const journey = useQuery({
    ...orpc.journeys.get.queryOptions({ input: { id: journeyId } }),
    staleTime: 0,
  });
  const summary = useQuery({
    ...orpc.journeys.publishSummary.queryOptions({ input: { id: journeyId } }),
    staleTime: 0,
  });
  const publish = useMutation(
    orpc.journeys.publish.mutationOptions({
      onSuccess: async () => {
        // The editor opens on the new version only if it does not find the old list of them.
        queries.removeQueries({
          queryKey: orpc.journeys.versions.key({ input: { id: journeyId } }),
        });
        await queries.invalidateQueries({ queryKey: orpc.journeys.key() });
        await navigate({
          to: '/journeys/$journeyId',
          params: { journeyId },
          search: { mode: 'live' },
        });
      },
      onError: () => summary.refetch(),
    }),
  );

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
  return (
    <Page width="narrow">
      <PageHeader
        title={t('title', { name: journey.data.name })}
        parent={{ label: t('back'), href: editorHref }}
        action={
          errors.length === 0 ? (
            <Button
              variant="primary"
              isPending={publish.isPending || publish.isSuccess}
              onPress={() =>
                publish.mutate({ id: journeyId, revision: journey.data.draftRevision })
              }
            >
              {verb(data)}
            </Button>
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
        {publish.isError && (
          <Banner tone="danger" title={t('failed')}>
            {isDefinedError(publish.error) && publish.error.code === 'CONFLICT'
              ? t('alreadyLive')
              : failureText(publish.error)}
          </Banner>
        )}
        <PublishProblems
          journeyId={journeyId}
          graph={journey.data.draft}
          problems={data.problems}
        />
        <EntrySummary summary={data} />
        <SenderSummary summary={data} />
        {data.liveVersion !== null && data.peopleInside > 0 && (
          <Card title={t('inside.title')}>
            <p className="text-body">{t('inside.text', { count: data.peopleInside })}</p>
          </Card>
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
