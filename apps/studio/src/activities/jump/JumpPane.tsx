import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { JumpValues } from './JumpValues.tsx';

/** "Orchestration: Jump": the journey people go on in, and what they take along. */
export function JumpPane({ activity, onChange, ...surroundings }: PaneProps<'jump'>) {
  const { t } = useTranslation('editor');
  const { problems, isReadOnly, resources } = surroundings;
  const targets = (resources.jumpTargets ?? []).filter(({ fields }) => fields !== null);
  const target = targets.find(({ id }) => id === activity.journeyId);
  return (
    <>
      <p className="text-caption text-muted">{t('jump.help')}</p>
      <FieldAnchor field="journeyId">
        <Select
          label={t('jump.journey')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={targets.length === 0 ? t('jump.nowhere') : t('jump.journeyPlaceholder')}
          options={targets.map(({ id, name, isLive }) => ({
            value: id,
            label: name,
            ...(isLive ? {} : { description: t('jump.notLive') }),
          }))}
          value={activity.journeyId}
          onChange={(journeyId) => onChange({ ...activity, journeyId }, 'journeyId')}
          error={problemAt(problems, 'journeyId')}
        />
      </FieldAnchor>
      {target?.fields != null && target.fields.length > 0 && (
        <JumpValues
          fields={target.fields}
          values={activity.values}
          surroundings={surroundings}
          activityId={activity.id}
          onChange={(values, field) => onChange({ ...activity, values }, field)}
        />
      )}
    </>
  );
}
