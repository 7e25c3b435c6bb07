import { useTranslation } from 'react-i18next';

import type { PaneProps } from '../pane-props.ts';
import { EventFieldList } from '../entry-event/EventFieldList.tsx';

/** "Entry: Jump": people come from other journeys; what those hand over. */
export function EntryJumpPane({
  activity,
  onChange,
  problems,
  isReadOnly,
}: PaneProps<'entryJump'>) {
  const { t } = useTranslation('editor');
  return (
    <>
      <p className="text-caption text-muted">{t('entryJump.help')}</p>
      <EventFieldList
        fields={activity.fields}
        help={t('entryJump.fieldsHelp')}
        problems={problems}
        isReadOnly={isReadOnly}
        onChange={(fields, field) => onChange({ ...activity, fields }, field)}
      />
    </>
  );
}
