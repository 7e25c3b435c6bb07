import { isEntry, scheduleOf } from '@waypost/journey';
import type { Graph, JourneySettings, Problem } from '@waypost/journey';
import { Banner } from '@waypost/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { Resources } from '../../activities/resources.ts';
import { useScheduledEntry } from '../../activities/entry-audience/schedule-words.ts';
import { EntryRateFields } from '../journey-settings/EntryRateFields.tsx';
import { ExitFields } from '../journey-settings/ExitFields.tsx';
import { GoalFields } from '../journey-settings/GoalFields.tsx';
import { LifetimeField } from '../journey-settings/LifetimeField.tsx';
import { PeriodFields } from '../journey-settings/PeriodFields.tsx';
import { ReentryFields } from '../journey-settings/ReentryFields.tsx';
import { PaneFrame } from './PaneFrame.tsx';

/** The journey as a whole: who comes in, and who may come again. */
export function JourneyPane({
  reach = null,
  tags = null,
  graph,
  resources,
  texts,
  problems,
  isReadOnly,
  onChange,
}: {
  /** How many people can get the first message. */
  reach?: ReactNode;
  /** The words it is found by in the library. */
  tags?: ReactNode;
  graph: Graph;
  resources: Resources;
  texts: ActivityTexts;
  problems: readonly Problem[];
  isReadOnly: boolean;
  onChange: (settings: JourneySettings) => void;
}) {
  const { t } = useTranslation('editor');
  const scheduled = useScheduledEntry();
  const entry = graph.activities.find(isEntry);
  return (
    <PaneFrame title={t('journey.title')}>
      {problems.filter(isOfNoField).map((problem) => (
        <Banner
          key={`${problem.code} ${problem.field}`}
          tone={problem.severity === 'error' ? 'danger' : 'warning'}
        >
          {problem.text}
        </Banner>
      ))}
      {(entry !== undefined || problems.length === 0) && (
        <p className="text-body">{entrySentence()}</p>
      )}
      {reach}
      <ReentryFields
        graph={graph}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={onChange}
      />
      <EntryRateFields settings={graph.settings} isReadOnly={isReadOnly} onChange={onChange} />
      <PeriodFields
        settings={graph.settings}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={onChange}
      />
      <LifetimeField settings={graph.settings} isReadOnly={isReadOnly} onChange={onChange} />
      <GoalFields
        settings={graph.settings}
        resources={resources}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={onChange}
      />
      <ExitFields
        exits={graph.settings.exits ?? []}
        resources={resources}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(exits) => onChange({ ...graph.settings, exits })}
      />
      {tags}
    </PaneFrame>
  );

  function entrySentence(): string {
    if (entry === undefined) return t('journey.noEntry');
    if (entry.type === 'entryEvent') {
      return entry.eventName === ''
        ? t('journey.byEventUnnamed')
        : t('journey.byEvent', { event: entry.eventName });
    }
    if (entry.type === 'entryMessage') {
      return t('journey.byMessage', { what: texts.subtitle(entry) });
    }
    if (entry.type !== 'entryAudience') return texts.subtitle(entry);
    const schedule = scheduleOf(entry);
    const audience = texts.subtitle(entry);
    if (schedule.kind !== 'publish')
      return scheduled(entry.audienceId === null ? null : audience, schedule);
    return entry.audienceId === null
      ? t('journey.byEverybody')
      : t('journey.byAudience', { audience });
  }
}

/** What a field of the settings tells itself is not told above. */
function isOfNoField({ field }: Problem): boolean {
  return !field.startsWith('settings.');
}
