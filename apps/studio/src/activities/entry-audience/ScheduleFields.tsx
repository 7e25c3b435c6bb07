import type { DatedSchedule, EntrySchedule, RecurringSchedule } from '@waypost/journey';
import { Checkbox, DateField, RadioGroup, Select, Switch, TimeField } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { FieldAnchor } from '../../editor/problems/FieldAnchor.tsx';
import { useWeekdays } from '../../i18n/weekdays.ts';
import { FieldErrorLine } from '../FieldErrorLine.tsx';
import { problemAt, type FieldProblem } from '../field-problem.ts';
import { DatesAhead } from './DatesAhead.tsx';
import { ScheduleZoneFields } from './ScheduleZoneFields.tsx';
import { useWorkspaceZone } from './use-workspace-zone.ts';

interface Part<S> {
  schedule: S;
  onChange: (schedule: EntrySchedule) => void;
  problems: readonly FieldProblem[];
  isReadOnly: boolean;
}

/** When the audience enters: at publishing, once at a time, or again and again. */
export function ScheduleFields({ schedule, onChange, problems, isReadOnly }: Part<EntrySchedule>) {
  const { t } = useTranslation('entries');
  const timeZone = useWorkspaceZone();
  const choose = (kind: EntrySchedule['kind']) => {
    if (kind === schedule.kind) return;
    const zone = { kind: 'fixed' as const, timeZone };
    if (kind === 'publish') onChange({ kind });
    else if (kind === 'once') onChange({ kind, date: null, time: '09:00', zone });
    else {
      onChange({
        kind,
        rhythm: 'day',
        weekdays: [],
        monthDay: 1,
        time: '09:00',
        from: null,
        until: null,
        zone,
        onlyNew: false,
      });
    }
  };
  return (
    <section aria-label={t('schedule.title')} className="flex flex-col gap-4">
      <FieldAnchor field="schedule">
        <RadioGroup
          label={t('schedule.title')}
          isDisabled={isReadOnly}
          options={(['publish', 'once', 'recurring'] as const).map((value) => ({
            value,
            label: t(`schedule.${value}`),
          }))}
          value={schedule.kind}
          onChange={choose}
        />
      </FieldAnchor>
      {schedule.kind === 'recurring' && (
        <Rhythm
          schedule={schedule}
          onChange={onChange}
          problems={problems}
          isReadOnly={isReadOnly}
        />
      )}
      {schedule.kind !== 'publish' && (
        <Dates
          schedule={schedule}
          onChange={onChange}
          problems={problems}
          isReadOnly={isReadOnly}
        />
      )}
    </section>
  );
}

function Rhythm({ schedule, onChange, problems, isReadOnly }: Part<RecurringSchedule>) {
  const { t } = useTranslation('entries');
  const weekdays = useWeekdays();
  return (
    <>
      <Select
        label={t('schedule.rhythm')}
        isDisabled={isReadOnly}
        options={(['day', 'week', 'month'] as const).map((value) => ({
          value,
          label: t(`schedule.every.${value}`),
        }))}
        value={schedule.rhythm}
        onChange={(rhythm) => onChange({ ...schedule, rhythm })}
      />
      {schedule.rhythm === 'week' && (
        <FieldAnchor field="schedule.weekdays">
          <div role="group" aria-label={t('schedule.weekdays')} className="flex flex-wrap gap-x-4">
            {weekdays.map(({ number, name }) => (
              <Checkbox
                key={number}
                isDisabled={isReadOnly}
                isSelected={schedule.weekdays.includes(number)}
                onChange={(isOn) =>
                  onChange({
                    ...schedule,
                    weekdays: isOn
                      ? [...schedule.weekdays, number].toSorted((a, b) => a - b)
                      : schedule.weekdays.filter((other) => other !== number),
                  })
                }
              >
                {name}
              </Checkbox>
            ))}
          </div>
          <FieldErrorLine text={problemAt(problems, 'schedule.weekdays')} />
        </FieldAnchor>
      )}
      {schedule.rhythm === 'month' && (
        <Select
          label={t('schedule.monthDay')}
          isDisabled={isReadOnly}
          options={Array.from({ length: 31 }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          }))}
          value={String(schedule.monthDay)}
          onChange={(day) => onChange({ ...schedule, monthDay: Number(day) })}
          {...(schedule.monthDay > 28 ? { help: t('schedule.shortMonths') } : {})}
        />
      )}
    </>
  );
}

function Dates({ schedule, onChange, problems, isReadOnly }: Part<DatedSchedule>) {
  const { t } = useTranslation('entries');
  const clear = isReadOnly ? {} : { clearLabel: t('schedule.clear') };
  return (
    <>
      {schedule.kind === 'once' && (
        <FieldAnchor field="schedule.date">
          <DateField
            label={t('schedule.date')}
            isRequired
            isDisabled={isReadOnly}
            value={schedule.date}
            error={problemAt(problems, 'schedule.date')}
            onChange={(date) => onChange({ ...schedule, date })}
          />
        </FieldAnchor>
      )}
      <TimeField
        label={t('schedule.time')}
        isDisabled={isReadOnly}
        value={schedule.time}
        onChange={(time) => onChange({ ...schedule, time })}
      />
      <ScheduleZoneFields
        zone={schedule.zone}
        isReadOnly={isReadOnly}
        error={problemAt(problems, 'schedule.zone')}
        onChange={(zone) => onChange({ ...schedule, zone })}
      />
      {schedule.kind === 'recurring' && (
        <>
          <DateField
            label={t('schedule.from')}
            help={t('schedule.fromHelp')}
            isDisabled={isReadOnly}
            value={schedule.from}
            {...clear}
            onChange={(from) => onChange({ ...schedule, from })}
          />
          <FieldAnchor field="schedule.until">
            <DateField
              label={t('schedule.until')}
              isDisabled={isReadOnly}
              value={schedule.until}
              {...clear}
              error={problemAt(problems, 'schedule.until')}
              onChange={(until) => onChange({ ...schedule, until })}
            />
          </FieldAnchor>
          <div>
            <Switch
              isSelected={schedule.onlyNew}
              isDisabled={isReadOnly}
              onChange={(onlyNew) => onChange({ ...schedule, onlyNew })}
            >
              {t('schedule.onlyNew')}
            </Switch>
            <p className="mt-1 text-caption text-muted">{t('schedule.onlyNewHelp')}</p>
          </div>
        </>
      )}
      {!isReadOnly && <DatesAhead schedule={schedule} />}
    </>
  );
}
