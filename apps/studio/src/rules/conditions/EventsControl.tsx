import type { Comparison, EventsRule } from '@waypost/journey';
import { Button, SuggestField } from '@waypost/ui';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { operatorsOf } from '../rule-field.ts';
import { useSurroundings } from '../surroundings.ts';
import { EventDataRow } from './EventDataRow.tsx';
import { HowOften } from './HowOften.tsx';
import { Period } from './Period.tsx';
import type { ConditionProps } from './SubjectControl.tsx';

/** A custom event: its name, how often, in which period, and what its data has to be. */
export function EventsControl({
  condition,
  place,
  isReadOnly,
  onChange,
}: ConditionProps<EventsRule>) {
  const { t } = useTranslation('rules');
  const { offers, problems } = useSurroundings();
  const events = offers?.events ?? [];
  const known = events.find(({ name }) => name === condition.event);
  const where = (changed: readonly Comparison[]) => onChange({ ...condition, where: [...changed] });
  const first = known?.fields[0];
  return (
    <div className="flex min-w-0 flex-[4] basis-full flex-col gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <SuggestField
          label={t('event.name')}
          hideLabel
          className="min-w-40 flex-1 basis-40"
          placeholder={t('event.name')}
          isDisabled={isReadOnly}
          value={condition.event}
          suggestions={events.map(({ name }) => name)}
          error={problems[`${place}.event`] ?? null}
          {...(condition.event !== '' && known === undefined ? { help: t('event.missing') } : {})}
          onChange={(event) => onChange({ ...condition, event })}
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
      {condition.where.map((comparison, index) => (
        <EventDataRow
          // Rows have no identity of their own: the place is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          comparison={comparison}
          fields={known?.fields ?? []}
          place={`${place}.where.${index}`}
          isReadOnly={isReadOnly}
          onChange={(changed) =>
            where(condition.where.map((one, at) => (at === index ? changed : one)))
          }
          onRemove={() => where(condition.where.filter((_, at) => at !== index))}
        />
      ))}
      {!isReadOnly && condition.event !== '' && condition.where.length < 10 && (
        <Button
          size="small"
          variant="quiet"
          className="self-start"
          icon={<Plus aria-hidden />}
          onPress={() =>
            where([
              ...condition.where,
              {
                kind: 'comparison',
                field: first?.field ?? 'event.value',
                operator: operatorsOf[first?.kind ?? 'text'][0] ?? 'equals',
                value: null,
              },
            ])
          }
        >
          {t('event.add')}
        </Button>
      )}
    </div>
  );
}
