import { localAt, nextDates } from '@waypost/journey';
import type { DatedSchedule } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

import { useNow } from '../../conversations/use-now.ts';
import { useFormat } from '../../i18n/format.ts';
import { useWorkspaceZone } from './use-workspace-zone.ts';

/** The next three dates of a schedule, seen from now. */
export function DatesAhead({ schedule }: { schedule: DatedSchedule }) {
  const { t } = useTranslation('entries');
  const format = useFormat();
  const workspaceZone = useWorkspaceZone();
  const now = useNow(60_000);
  const zone = schedule.zone.kind === 'fixed' ? schedule.zone.timeZone : workspaceZone;
  const dates = nextDates(schedule, localAt(now, zone), 3);
  if (dates.length === 0) {
    return <p className="text-caption text-muted">{t('schedule.noDates')}</p>;
  }
  return (
    <section aria-label={t('schedule.next')}>
      <h3 className="text-label">{t('schedule.next')}</h3>
      <ul className="mt-1 flex flex-col gap-0.5 text-body text-muted">
        {dates.map((date) => (
          <li key={date}>{format.localDateTime(date)}</li>
        ))}
      </ul>
    </section>
  );
}
