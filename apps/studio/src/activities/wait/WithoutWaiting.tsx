import { Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';

export type WayOut = 'next' | 'error';

/** Which way people go whose date is not there, and those whose date is over. */
export function WithoutWaiting({
  missing,
  past,
  isDisabled,
  onChange,
}: {
  missing: WayOut;
  /** Null where the date is never over. */
  past: WayOut | null;
  isDisabled: boolean;
  onChange: (changed: { missing?: WayOut; past?: WayOut }, part: string) => void;
}) {
  const { t } = useTranslation('waits');
  const ways = [
    { value: 'next' as const, label: t('field.goOn') },
    { value: 'error' as const, label: t('field.error') },
  ];
  return (
    <>
      <FieldAnchor field="until.missing">
        <Select
          label={t('field.missing')}
          isDisabled={isDisabled}
          options={ways}
          value={missing}
          onChange={(way) => onChange({ missing: way }, 'missing')}
        />
      </FieldAnchor>
      {past !== null && (
        <FieldAnchor field="until.past">
          <Select
            label={t('field.past')}
            isDisabled={isDisabled}
            options={ways}
            value={past}
            onChange={(way) => onChange({ past: way }, 'past')}
          />
        </FieldAnchor>
      )}
    </>
  );
}
