import { ComboBox, RadioGroup } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';

/** "Entry: Audience change": people enter when they come into an audience, or leave it. */
export function EntryAudienceChangePane({
  activity,
  onChange,
  problems,
  isReadOnly,
  resources,
}: PaneProps<'entryAudienceChange'>) {
  const { t } = useTranslation('entries');
  return (
    <>
      <FieldAnchor field="audienceId">
        <ComboBox
          label={t('change.audience')}
          isRequired
          isDisabled={isReadOnly}
          placeholder={t('change.choose')}
          options={resources.audiences.map(({ id, name }) => ({ value: id, label: name }))}
          value={activity.audienceId}
          onChange={(audienceId) => onChange({ ...activity, audienceId }, 'audienceId')}
          error={problemAt(problems, 'audienceId')}
        />
      </FieldAnchor>
      <RadioGroup
        label={t('change.which')}
        isDisabled={isReadOnly}
        options={(['enters', 'leaves'] as const).map((value) => ({
          value,
          label: t(`change.${value}`),
        }))}
        value={activity.change}
        onChange={(change) => onChange({ ...activity, change }, 'change')}
      />
      <p className="text-caption text-muted">{t('change.help')}</p>
    </>
  );
}
