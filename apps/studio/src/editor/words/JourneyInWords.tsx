import { useQuery } from '@tanstack/react-query';
import type { Journey } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { Badge, Page, PageHeader } from '@waypost/ui';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';

import { useActivityTexts } from '../../activities/activity-texts.ts';
import { useResources } from '../../activities/resources.ts';
import { orpc } from '../../api/client.ts';
import { OwnJourneyLife } from '../../life/JourneyLife.tsx';
import { LiveSummary } from '../live/LiveSummary.tsx';
import { allTime, useLiveNumbers } from '../live/use-live-numbers.ts';
import { useJourneySentences } from './journey-sentences.ts';

/** On a small screen: the journey as sentences with its people. It can be stopped there, not drawn. */
export function JourneyInWords({
  journey,
  version,
}: {
  journey: Journey & { draft: Graph };
  /** Newest published version; null: the draft is shown. */
  version: number | null;
}) {
  const { t } = useTranslation('editor');
  const resources = useResources();
  const texts = useActivityTexts(resources);
  const published = useQuery({
    ...orpc.journeys.version.queryOptions({ input: { id: journey.id, number: version ?? 0 } }),
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const numbers = useLiveNumbers(journey.id, allTime, version !== null);
  const counts = useStore(numbers, (state) => state.counts);
  const graph = published.data?.graph ?? journey.draft;
  const here = new Map(counts?.activities.map((activity) => [activity.activityId, activity.here]));
  const sentences = useJourneySentences(resources)(graph);
  return (
    <main className="overflow-y-auto">
      <Page width="narrow">
        <PageHeader
          title={journey.name}
          badge={<Badge>{t(`status.${counts?.status ?? journey.status}`)}</Badge>}
          parent={{ label: t('topBar.back'), href: '/journeys' }}
          description={t('words.hint')}
          secondary={
            version === null ? undefined : (
              <OwnJourneyLife
                journeyId={journey.id}
                journeyName={journey.name}
                status={counts?.status ?? journey.status}
                peopleInside={counts?.peopleInside ?? journey.peopleInside}
              />
            )
          }
        />
        <div className="flex flex-col gap-6">
          {version !== null && (
            <div className="flex flex-col gap-3">
              <LiveSummary
                journeyId={journey.id}
                graph={graph}
                resources={resources}
                texts={texts}
                version={version}
                publishedAt={published.data?.publishedAt ?? journey.updatedAt}
                numbers={numbers}
              />
            </div>
          )}
          <section aria-label={t('words.title')} className="flex flex-col gap-2">
            <h2 className="text-title">{t('words.title')}</h2>
            <ol className="flex list-decimal flex-col gap-3 pl-5 text-body">
              {sentences.map(({ activityId, text }) => (
                <li key={activityId}>
                  {text}{' '}
                  {(here.get(activityId) ?? 0) > 0 && (
                    <Badge tone="info">
                      {t('words.here', { count: here.get(activityId) ?? 0 })}
                    </Badge>
                  )}
                </li>
              ))}
            </ol>
          </section>
        </div>
      </Page>
    </main>
  );
}
