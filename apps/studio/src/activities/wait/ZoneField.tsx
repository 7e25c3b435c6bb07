import { ComboBox, Select } from '@waypost/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { timeZones } from './time-zones.ts';

/** Whose clock a wait goes by: each person's own (null), or one zone for all. */
export function ZoneField({
  zone,
  workspaceZone,
  error,
  isDisabled,
  onChange,
}: {
  zone: string | null;
  workspaceZone: string;
  error: string | null;
  isDisabled: boolean;
  onChange: (zone: string | null) => void;
}) {
  const { t } = useTranslation('waits');
  const zones = useMemo(() => timeZones().map((name) => ({ value: name, label: name })), []);
  const isOwn = zone === null;
  return (
    <FieldAnchor field="until.zone">
      <Select
        label={t('field.zone')}
        isDisabled={isDisabled}
        help={isOwn ? t('help.own', { zone: workspaceZone }) : undefined}
        options={[
          { value: 'own', label: t('field.ownZone') },
          { value: 'fixed', label: t('field.fixedZone') },
        ]}
        value={isOwn ? 'own' : 'fixed'}
        onChange={(chosen) => onChange(chosen === 'own' ? null : workspaceZone)}
      />
      {!isOwn && (
        <ComboBox
          className="mt-2"
          label={t('field.zoneName')}
          hideLabel
          isDisabled={isDisabled}
          options={zones}
          value={zone}
          error={error}
          onChange={(chosen) => {
            if (chosen !== null) onChange(chosen);
          }}
        />
      )}
    </FieldAnchor>
  );
}
