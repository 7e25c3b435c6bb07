import { messagesStateSchema } from '@waypost/journey';
import type { MessagesRule } from '@waypost/journey';
import { ComboBox, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useSurroundings } from '../surroundings.ts';
import { HowOften } from './HowOften.tsx';
import { Period } from './Period.tsx';
import type { ConditionProps } from './SubjectControl.tsx';

const anyJourney = 'any';

/** WhatsApp messages somebody got: what became of them, of which journey, how often, in which period. */
export function MessagesControl({
  condition,
  place,
  isReadOnly,
  onChange,
}: ConditionProps<MessagesRule>) {
  const { t } = useTranslation('rules');
  const { offers, problems } = useSurroundings();
  return (
    <div className="flex min-w-0 flex-[4] basis-full flex-wrap items-start gap-2">
      <Select
        label={t('messages.label')}
        hideLabel
        className="min-w-36 flex-1 basis-36"
        isDisabled={isReadOnly}
        options={messagesStateSchema.options.map((state) => ({
          value: state,
          label: t(`messages.${state}`),
        }))}
        value={condition.state}
        onChange={(state) => onChange({ ...condition, state })}
      />
      <ComboBox
        label={t('messages.journey')}
        hideLabel
        className="min-w-56 flex-1 basis-56"
        isDisabled={isReadOnly}
        options={[
          { value: anyJourney, label: t('messages.anyJourney') },
          ...(offers?.journeys ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={condition.journeyId ?? anyJourney}
        onChange={(id) =>
          onChange({ ...condition, journeyId: id === anyJourney || id === null ? null : id })
        }
      />
      <HowOften
        times={condition.times}
        isReadOnly={isReadOnly}
        error={problems[`${place}.times`] ?? null}
        onChange={(times) => onChange({ ...condition, times })}
      />
      <Period
        days={condition.withinDays}
        isReadOnly={isReadOnly}
        onChange={(withinDays) => onChange({ ...condition, withinDays })}
      />
    </div>
  );
}
