import { defaultLifetime } from '@waypost/journey';
import type { JourneySettings } from '@waypost/journey';
import { DurationField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../problems/FieldAnchor.tsx';

/** How long people stay in the journey at most. */
export function LifetimeField({
  settings,
  isReadOnly,
  onChange,
}: {
  settings: JourneySettings;
  isReadOnly: boolean;
  onChange: (settings: JourneySettings) => void;
}) {
  const { t } = useTranslation('waits');
  return (
    <FieldAnchor field="settings.lifetime">
      <DurationField
        label={t('settings.lifetime')}
        help={t('settings.lifetimeHelp')}
        units={['minutes', 'hours', 'days', 'weeks']}
        isDisabled={isReadOnly}
        value={settings.lifetime ?? defaultLifetime}
        onChange={(lifetime) => onChange({ ...settings, lifetime })}
      />
    </FieldAnchor>
  );
}
