import { useQuery } from '@tanstack/react-query';
import { localInstant, localMomentAt } from '@waypost/journey';
import type { JourneySettings, LocalMoment, Problem } from '@waypost/journey';
import { DateTimeField, Select } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { problemAt } from '../../activities/field-problem.ts';
import { orpc } from '../../api/client.ts';
import { FieldAnchor } from '../problems/FieldAnchor.tsx';

const hourMs = 3_600_000;

/** From when on, and until when, people enter. */
export function PeriodFields({
  settings,
  problems,
  isReadOnly,
  onChange,
}: {
  settings: JourneySettings;
  problems: readonly Problem[];
  isReadOnly: boolean;
  onChange: (settings: JourneySettings) => void;
}) {
  const { t } = useTranslation('waits');
  const { opens, closes, ...others } = settings;
  const session = useQuery(orpc.session.get.queryOptions());
  const zone = session.data?.workspace.timeZone ?? 'UTC';
  const change = (changed: { opens?: LocalMoment | undefined; closes?: LocalMoment | undefined }) =>
    onChange({
      ...others,
      ...(changed.opens === undefined ? {} : { opens: changed.opens }),
      ...(changed.closes === undefined ? {} : { closes: changed.closes }),
    });
  return (
    <section aria-label={t('settings.dates')} className="flex flex-col gap-4">
      <FieldAnchor field="settings.opens">
        <MomentChoice
          label={t('settings.opens')}
          without={t('settings.atOnce')}
          moment={opens}
          zone={zone}
          error={problemAt(problems, 'settings.opens')}
          isReadOnly={isReadOnly}
          onChange={(moment) => change({ opens: moment, closes })}
        />
      </FieldAnchor>
      <FieldAnchor field="settings.closes">
        <MomentChoice
          label={t('settings.closes')}
          without={t('settings.never')}
          moment={closes}
          zone={zone}
          error={problemAt(problems, 'settings.closes')}
          isReadOnly={isReadOnly}
          onChange={(moment) => change({ opens, closes: moment })}
        />
      </FieldAnchor>
    </section>
  );
}

function MomentChoice({
  label,
  without,
  moment,
  zone,
  error,
  isReadOnly,
  onChange,
}: {
  label: string;
  /** The choice not to have a moment. */
  without: string;
  moment: LocalMoment | undefined;
  /** Zone of a moment that is chosen now. */
  zone: string;
  error: string | null;
  isReadOnly: boolean;
  onChange: (moment: LocalMoment | undefined) => void;
}) {
  const { t } = useTranslation('waits');
  return (
    <>
      <Select
        label={label}
        isDisabled={isReadOnly}
        options={[
          { value: 'without' as const, label: without },
          { value: 'at' as const, label: t('settings.at') },
        ]}
        value={moment === undefined ? 'without' : 'at'}
        onChange={(chosen) => {
          if ((chosen === 'at') === (moment !== undefined)) return;
          const nextHour = Math.ceil(Date.now() / hourMs) * hourMs;
          onChange(chosen === 'at' ? localMomentAt(nextHour, zone) : undefined);
        }}
      />
      {moment !== undefined && (
        <DateTimeField
          className="mt-2"
          label={`${label}: ${t('settings.moment')}`}
          hideLabel
          isDisabled={isReadOnly}
          zone={moment.zone}
          value={localInstant(moment)}
          error={error}
          onChange={(at) => {
            if (at !== null) onChange(localMomentAt(at, moment.zone));
          }}
        />
      )}
    </>
  );
}
