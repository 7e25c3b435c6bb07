import { TextField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { PaneProps } from '../pane-props.ts';
import { EventFieldList } from './EventFieldList.tsx';

/** "Entry: Event": the name that lets people in, and what the event carries. */
export function EntryEventPane({
  activity,
  onChange,
  problems,
  isReadOnly,
}: PaneProps<'entryEvent'>) {
  const { t } = useTranslation('editor');
  return (
    <>
      <FieldAnchor field="eventName">
        <TextField
          label={t('entryEvent.name')}
          help={t('entryEvent.nameHelp')}
          placeholder="cart_abandoned"
          isRequired
          isReadOnly={isReadOnly}
          maxLength={64}
          value={activity.eventName}
          onChange={(eventName) => onChange({ ...activity, eventName }, 'eventName')}
          error={problemAt(problems, 'eventName')}
        />
      </FieldAnchor>
      <EventFieldList
        fields={activity.fields}
        help={t('entryEvent.fieldsHelp')}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(fields, field) => onChange({ ...activity, fields }, field)}
      />
    </>
  );
}
