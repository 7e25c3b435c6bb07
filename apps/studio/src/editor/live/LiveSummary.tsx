import type { Graph } from '@waypost/journey';
import { Banner, LinkButton } from '@waypost/ui';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';

import { useFormat } from '../../i18n/format.ts';
import { LifeNotes } from '../../life/LifeNotes.tsx';
import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import type { LiveNumbers } from './live-numbers.ts';
import { EntryDates } from './EntryDates.tsx';
import { Failures } from './Failures.tsx';
import { GoalReport } from './GoalReport.tsx';
import { LiveExits } from './LiveExits.tsx';
import { MessagesTable } from './MessagesTable.tsx';
import { PaneFrame } from '../pane/PaneFrame.tsx';

/** The journey as a whole, live: which version, and where its people are. */
export function LiveSummary({
  journeyId,
  graph,
  resources,
  texts,
  version,
  publishedAt,
  numbers,
}: {
  journeyId: string;
  graph: Graph;
  resources: Resources;
  texts: ActivityTexts;
  version: number;
  publishedAt: string;
  numbers: LiveNumbers;
}) {
  const { counts, byActivity } = useStore(numbers);
  const { t } = useTranslation('editor');
  const format = useFormat();
  const rows = [
    { label: t('live.entered'), count: counts?.entered ?? 0 },
    { label: t('live.inside'), count: counts?.peopleInside ?? 0 },
    { label: t('live.finished'), count: counts?.finished ?? 0 },
    { label: t('live.failedPeople'), count: counts?.failed ?? 0 },
  ];
  const outcomes = counts?.outcomes ?? [];
  const isOn = counts?.status !== 'stopped' && counts?.status !== 'finished';
  return (
    <PaneFrame title={t('journey.title')}>
      <p className="text-body text-muted">
        {t('live.version', {
          version: format.number(version),
          when: format.dateTime(publishedAt),
        })}
      </p>
      {counts?.launching === true && (
        <Banner tone="info">{t('live.launching', { count: counts.entered })}</Banner>
      )}
      {counts !== null && <LifeNotes journeyId={journeyId} status={counts.status} />}
      {counts?.status === 'stopped' && <Banner tone="warning">{t('live.stopped')}</Banner>}
      <dl aria-live="polite" className="flex flex-col">
        {rows.map((row) => (
          <div
            key={row.label}
            className="flex items-center justify-between border-b border-line py-2 text-body last:border-0"
          >
            <dt>{row.label}</dt>
            <dd className="font-semibold">{format.number(row.count)}</dd>
          </div>
        ))}
      </dl>
      {outcomes.length > 0 && (
        <section aria-label={t('live.outcomes')} className="flex flex-col gap-1">
          <h3 className="text-label">{t('live.outcomes')}</h3>
          <dl className="flex flex-col">
            {outcomes.map(({ outcome, people }) => (
              <div
                key={outcome}
                className="flex items-center justify-between border-b border-line py-2 text-body last:border-0"
              >
                <dt>{outcome}</dt>
                <dd className="font-semibold">{format.number(people)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <LinkButton
        className="self-start"
        icon={<Users aria-hidden />}
        href={`/journeys/${journeyId}/people`}
      >
        {t('live.people')}
      </LinkButton>
      <MessagesTable graph={graph} texts={texts} byActivity={byActivity} />
      <Failures journeyId={journeyId} titles={distinctTitles(graph, texts)} />
      <GoalReport journeyId={journeyId} graph={graph} texts={texts} />
      <EntryDates journeyId={journeyId} isLive={isOn} />
      <LiveExits journeyId={journeyId} isLive={isOn} resources={resources} />
    </PaneFrame>
  );
}
