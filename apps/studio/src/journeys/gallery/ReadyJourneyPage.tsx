import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Card, ErrorState, Page, PageHeader, Skeleton } from '@waypost/ui';
import type { JourneyFile } from '@waypost/journey';
import type { ReadyJourney } from '@waypost/api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';
import { useJourneySentences } from '../../editor/words/journey-sentences.ts';
import { ImportForm } from '../import/ImportForm.tsx';
import { useJourneyImport } from '../import/use-journey-import.ts';
import { JourneyDrawing } from './JourneyDrawing.tsx';
import { MessagesOfFile } from './MessagesOfFile.tsx';
import { useReadyTexts } from './ready-texts.ts';

/** A ready journey before it is used: drawn, in sentences, with every message as phones show it. */
export function ReadyJourneyPage() {
  const { t } = useTranslation('gallery');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const { readyId } = useParams({ from: '/shell/journeys/gallery/$readyId' });
  const ready = useQuery({
    ...orpc.gallery.get.queryOptions({ input: { id: readyId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (ready.data) return <Preview key={ready.data.id} ready={ready.data} />;
  return (
    <Page>
      {ready.isLoadingError ? (
        <ErrorState
          title={isNotFound(ready.error) ? t('gone') : common('failure.loadTitle')}
          onRetry={() => {
            void ready.refetch();
          }}
        >
          {failureText(ready.error)}
        </ErrorState>
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}

function Preview({ ready }: { ready: ReadyJourney & { file: JourneyFile } }) {
  const { t, i18n } = useTranslation('gallery');
  const { name, sentence } = useReadyTexts()(ready);
  const work = useJourneyImport(ready.file, ready.id);
  const graph = work.plan?.graph ?? ready.graph;
  return (
    <Page>
      <PageHeader
        title={name}
        description={sentence}
        parent={{ label: t('title'), href: '/journeys/gallery' }}
        action={
          work.left === null && (
            <Button
              variant="primary"
              isPending={work.isRunning}
              isDisabled={work.plan === undefined}
              onPress={work.run}
            >
              {t('use')}
            </Button>
          )
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4">
          <Card className="bg-canvas">
            <JourneyDrawing graph={graph} className="h-80 w-full" />
          </Card>
          <section aria-labelledby="ready-messages" className="flex flex-col gap-3">
            <h2 id="ready-messages" className="text-title">
              {t('messages')}
            </h2>
            <p className="text-caption text-muted">{t('inEnglish')}</p>
            <MessagesOfFile file={ready.file} locale={i18n.language} />
          </section>
          <InWords graph={graph} audiences={work.plan?.audiences ?? []} />
        </div>
        <ImportForm work={work} suggestedName={work.plan?.name ?? ready.name} />
      </div>
    </Page>
  );
}

/** The journey as sentences; audiences that are still to be made are known by their names, too. */
function InWords({
  graph,
  audiences,
}: {
  graph: ReadyJourney['graph'];
  audiences: readonly { id: string; name: string }[];
}) {
  const { t } = useTranslation('gallery');
  const resources = useResources();
  const known = useMemo(() => {
    const made = audiences.map((audience) => ({
      ...audience,
      kind: 'rule' as const,
      rule: null,
      createdAt: '',
      updatedAt: '',
      count: 0,
    }));
    return { ...resources, audiences: [...resources.audiences, ...made] };
  }, [resources, audiences]);
  const sentences = useJourneySentences(known)(graph);
  return (
    <Card title={t('inWords')}>
      <ol className="flex list-decimal flex-col gap-2 pl-5 text-body">
        {sentences.map(({ activityId, text }) => (
          <li key={activityId}>{text}</li>
        ))}
      </ol>
    </Card>
  );
}
