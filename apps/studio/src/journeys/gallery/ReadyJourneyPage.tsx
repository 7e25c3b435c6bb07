import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Card, ErrorState, Page, PageHeader, Skeleton } from '@waypost/ui';
import type { JourneyFile } from '@waypost/journey';
import type { GalleryLanguage, ReadyJourney } from '@waypost/api';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { isNotFound, useFailureText } from '../../api/failure.ts';
import { useJourneySentences } from '../../editor/words/journey-sentences.ts';
import { ImportForm } from '../import/ImportForm.tsx';
import { useJourneyImport } from '../import/use-journey-import.ts';
import { JourneyDrawing } from './JourneyDrawing.tsx';
import { MessagesLanguage } from './MessagesLanguage.tsx';
import { MessagesOfFile } from './MessagesOfFile.tsx';
import { useGalleryLanguage } from './use-gallery-language.ts';

/** A ready journey before it is used: drawn, in sentences, with every message as phones show it. */
export function ReadyJourneyPage() {
  const { t } = useTranslation('gallery');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const language = useGalleryLanguage();
  const [wanted, setWanted] = useState<GalleryLanguage | null>(null);
  const messages = wanted ?? language;
  const { readyId } = useParams({ from: '/shell/journeys/gallery/$readyId' });
  const ready = useQuery({
    ...orpc.gallery.get.queryOptions({ input: { id: readyId, language, messages } }),
    staleTime: Number.POSITIVE_INFINITY,
    // In another language it is the same journey still.
    placeholderData: (before) => (before?.id === readyId ? before : undefined),
  });
  if (ready.data) {
    return (
      <Preview key={ready.data.id} ready={ready.data} wanted={messages} onWanted={setWanted} />
    );
  }
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

function Preview({
  ready,
  wanted,
  onWanted,
}: {
  ready: ReadyJourney & { file: JourneyFile; messages: GalleryLanguage };
  /** The language its messages are wanted in; until they are there, those of the one before are shown. */
  wanted: GalleryLanguage;
  onWanted: (language: GalleryLanguage) => void;
}) {
  const { t } = useTranslation('gallery');
  const { id, name, sentence, file, messages } = ready;
  const work = useJourneyImport(file, `${id} ${name} ${messages}`);
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
              isDisabled={work.plan === undefined || messages !== wanted}
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
            <MessagesOfFile file={file} locale={messages} />
          </section>
          <InWords graph={graph} audiences={work.plan?.audiences ?? []} />
        </div>
        <div className="flex flex-col gap-4">
          <Card>
            <MessagesLanguage value={wanted} onChange={onWanted} />
          </Card>
          <ImportForm work={work} suggestedName={work.plan?.name ?? name} />
        </div>
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
