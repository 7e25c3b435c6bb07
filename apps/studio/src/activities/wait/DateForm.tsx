import { readTimeOfDay } from '@waypost/journey';
import type { WaitUntilOf } from '@waypost/journey';
import { Checkbox, ComboBox, DurationField, Select, TimeField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { problemAt } from '../field-problem.ts';
import type { FieldProblem } from '../field-problem.ts';
import { WithoutWaiting } from './WithoutWaiting.tsx';

type DateUntil = WaitUntilOf<'date'>;
type Direction = 'on' | 'before' | 'after';

/** Which date people wait for, how long before or after it, and when on that day. */
export function DateForm({
  until,
  dates,
  problems,
  isReadOnly,
  onChange,
}: {
  until: DateUntil;
  /** What there is to wait for, by path. */
  dates: readonly { value: string; label: string; description?: string }[];
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
  onChange: (changed: DateUntil, part: string) => void;
}) {
  const { t } = useTranslation('waits');
  const { offset, time } = until;
  const direction: Direction = offset?.direction ?? 'on';
  const options = dates.some(({ value }) => value === until.field)
    ? dates
    : [...dates, ...(until.field === '' ? [] : [{ value: until.field, label: until.field }])];
  return (
    <>
      <FieldAnchor field="until.field">
        <ComboBox
          label={t('field.date')}
          placeholder={t('field.datePlaceholder')}
          help={t('help.date')}
          isRequired
          isDisabled={isReadOnly}
          options={options}
          value={until.field === '' ? null : until.field}
          error={problemAt(problems, 'until.field')}
          onChange={(field) => {
            if (field !== null) onChange({ ...until, field }, 'field');
          }}
        />
      </FieldAnchor>
      <FieldAnchor field="until.offset">
        <Select
          label={t('field.offset')}
          isDisabled={isReadOnly}
          options={[
            { value: 'on' as const, label: t('field.offsetOn') },
            { value: 'before' as const, label: t('field.offsetBefore') },
            { value: 'after' as const, label: t('field.offsetAfter') },
          ]}
          value={direction}
          onChange={(chosen) =>
            onChange(
              {
                ...until,
                offset:
                  chosen === 'on'
                    ? null
                    : { ...(offset ?? { amount: 1, unit: 'days' }), direction: chosen },
              },
              'offset',
            )
          }
        />
        {offset !== null && (
          <div className="mt-2">
            <DurationField
              label={t('field.amount', {
                direction: t(
                  offset.direction === 'before' ? 'field.offsetBefore' : 'field.offsetAfter',
                ).toLocaleLowerCase(),
              })}
              hideLabel
              units={['minutes', 'hours', 'days', 'weeks']}
              isDisabled={isReadOnly}
              value={offset}
              onChange={({ amount, unit }) => {
                if (unit !== 'seconds')
                  onChange({ ...until, offset: { ...offset, amount, unit } }, 'offset');
              }}
            />
          </div>
        )}
      </FieldAnchor>
      <FieldAnchor field="until.time">
        <Select
          label={t('field.timeOf')}
          isDisabled={isReadOnly}
          options={[
            { value: 'set' as const, label: t('field.timeSet') },
            { value: 'own' as const, label: t('field.timeOwn') },
          ]}
          value={time === null ? 'own' : 'set'}
          onChange={(chosen) =>
            onChange({ ...until, time: chosen === 'own' ? null : '09:00' }, 'time')
          }
        />
        {time !== null && (
          <TimeField
            className="mt-2"
            label={t('field.time')}
            hideLabel
            isDisabled={isReadOnly}
            value={readTimeOfDay(time) === null ? '09:00' : time}
            error={problemAt(problems, 'until.time')}
            onChange={(chosen) => onChange({ ...until, time: chosen }, 'time')}
          />
        )}
      </FieldAnchor>
      <Checkbox
        isDisabled={isReadOnly}
        isSelected={until.everyYear}
        onChange={(everyYear) => onChange({ ...until, everyYear }, 'everyYear')}
      >
        {t('field.everyYear')}
      </Checkbox>
      <WithoutWaiting
        missing={until.missing}
        past={until.everyYear ? null : until.past}
        isDisabled={isReadOnly}
        onChange={(changed, part) => onChange({ ...until, ...changed }, part)}
      />
    </>
  );
}
