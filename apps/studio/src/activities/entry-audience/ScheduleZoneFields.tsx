import type { ScheduleZone } from '@waypost/journey';
import { ComboBox, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useWorkspaceZone } from './use-workspace-zone.ts';

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}));

/** Whose clock the dates are read from. */
export function ScheduleZoneFields({
  zone,
  isReadOnly,
  error,
  onChange,
}: {
  zone: ScheduleZone;
  isReadOnly: boolean;
  error: string | null;
  onChange: (zone: ScheduleZone) => void;
}) {
  const { t } = useTranslation('entries');
  const workspaceZone = useWorkspaceZone();
  return (
    <>
      <Select
        label={t('schedule.clock')}
        isDisabled={isReadOnly}
        options={(['fixed', 'profile'] as const).map((value) => ({
          value,
          label: t(`schedule.clocks.${value}`),
        }))}
        value={zone.kind}
        onChange={(kind) =>
          onChange(kind === 'profile' ? { kind } : { kind, timeZone: workspaceZone })
        }
        {...(zone.kind === 'profile'
          ? { help: t('schedule.ownClockHelp', { zone: workspaceZone.replaceAll('_', ' ') }) }
          : {})}
      />
      {zone.kind === 'fixed' && (
        <FieldAnchor field="schedule.zone">
          <ComboBox
            label={t('schedule.timeZone')}
            isDisabled={isReadOnly}
            options={zones}
            value={zone.timeZone}
            error={error}
            onChange={(timeZone) => {
              if (timeZone !== null) onChange({ kind: 'fixed', timeZone });
            }}
          />
        </FieldAnchor>
      )}
    </>
  );
}
