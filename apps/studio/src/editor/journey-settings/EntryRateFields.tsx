import type { EntryRate, JourneySettings } from '@waypost/journey';
import { NumberField, Select, Switch } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../problems/FieldAnchor.tsx';

const usual: EntryRate = { people: 100, per: 'hour' };

/** How many people pass the entry in a time; the others wait in line. */
export function EntryRateFields({
  settings,
  isReadOnly,
  onChange,
}: {
  settings: JourneySettings;
  isReadOnly: boolean;
  onChange: (settings: JourneySettings) => void;
}) {
  const { t } = useTranslation('entries');
  const { entryRate, ...others } = settings;
  return (
    <FieldAnchor field="settings.entryRate">
      <section aria-label={t('rate.title')} className="flex flex-col gap-3">
        <Switch
          isSelected={entryRate !== undefined}
          isDisabled={isReadOnly}
          onChange={(isOn) => onChange(isOn ? { ...others, entryRate: usual } : others)}
        >
          {t('rate.title')}
        </Switch>
        {entryRate !== undefined && (
          <>
            <div className="grid grid-cols-2 gap-2">
              <NumberField
                label={t('rate.people')}
                minValue={1}
                maxValue={1_000_000}
                isDisabled={isReadOnly}
                value={entryRate.people}
                onChange={(people) =>
                  onChange({
                    ...others,
                    entryRate: { ...entryRate, people: Number.isNaN(people) ? 1 : people },
                  })
                }
              />
              <Select
                label={t('rate.per')}
                isDisabled={isReadOnly}
                options={(['minute', 'hour', 'day'] as const).map((value) => ({
                  value,
                  label: t(`rate.${value}`),
                }))}
                value={entryRate.per}
                onChange={(per) => onChange({ ...others, entryRate: { ...entryRate, per } })}
              />
            </div>
            <p className="text-caption text-muted">{t('rate.help')}</p>
          </>
        )}
      </section>
    </FieldAnchor>
  );
}
