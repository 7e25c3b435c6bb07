import { DurationField, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { distinctTitles } from '../activity-texts.ts';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

/** "Orchestration: Join": whose branches meet here, how many of them, and how long they are waited for. */
export function JoinPane({
  activity,
  onChange,
  problems,
  isReadOnly,
  graph,
  texts,
}: PaneProps<'join'>) {
  const { t } = useTranslation('editor');
  const titles = distinctTitles(graph, texts);
  const parallels = graph.activities.filter(({ type }) => type === 'parallel');
  return (
    <>
      <p className="text-caption text-muted">{t('join.help')}</p>
      <FieldAnchor field="parallelId">
        <Select
          label={t('join.parallel')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('join.parallelPlaceholder')}
          options={parallels.map(({ id }) => ({ value: id, label: titles.get(id) ?? id }))}
          value={activity.parallelId}
          onChange={(parallelId) => onChange({ ...activity, parallelId }, 'parallelId')}
          error={problemAt(problems, 'parallelId')}
        />
      </FieldAnchor>
      <FieldAnchor field="waitsFor">
        <Select
          label={t('join.waitsFor')}
          isDisabled={isReadOnly}
          options={[
            { value: 'all', label: t('join.all'), description: t('join.allHelp') },
            { value: 'first', label: t('join.first'), description: t('join.firstHelp') },
          ]}
          value={activity.waitsFor}
          onChange={(waitsFor) => onChange({ ...activity, waitsFor }, 'waitsFor')}
          error={problemAt(problems, 'waitsFor')}
        />
      </FieldAnchor>
      <FieldAnchor field="deadline">
        <DurationField
          label={t('join.deadline')}
          help={t('join.deadlineHelp')}
          value={activity.deadline}
          onChange={(deadline) => onChange({ ...activity, deadline }, 'deadline')}
          isDisabled={isReadOnly}
          error={problemAt(problems, 'deadline')}
        />
      </FieldAnchor>
    </>
  );
}
