import { isEntry } from '@waypost/journey';
import type { Graph, JourneySettings, Problem } from '@waypost/journey';
import { Banner, RadioGroup } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { FieldAnchor } from '../problems/FieldAnchor.tsx';
import { PaneFrame } from './PaneFrame.tsx';

/** The journey as a whole: who comes in, and who may come again. */
export function JourneyPane({
  graph,
  texts,
  problems,
  isReadOnly,
  onChange,
}: {
  graph: Graph;
  texts: ActivityTexts;
  problems: readonly Problem[];
  isReadOnly: boolean;
  onChange: (changed: Partial<JourneySettings>) => void;
}) {
  const { t } = useTranslation('editor');
  const entry = graph.activities.find(isEntry);
  return (
    <PaneFrame title={t('journey.title')}>
      {problems.map((problem) => (
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
      <FieldAnchor field="settings.reentry">
        <RadioGroup
          label={t('journey.reentry')}
          isDisabled={isReadOnly}
          options={[
            {
              value: 'never' as const,
              label: t('journey.never'),
              description: t('journey.neverHelp'),
            },
            {
              value: 'always' as const,
              label: t('journey.always'),
              description: t('journey.alwaysHelp'),
            },
          ]}
          value={graph.settings.reentry}
          onChange={(reentry) => onChange({ reentry })}
        />
      </FieldAnchor>
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
    return entry.audienceId === null
      ? t('journey.byEverybody')
      : t('journey.byAudience', { audience: texts.subtitle(entry) });
  }
}
