import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Launch } from '@waypost/api';
import { Badge, Banner, Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFailureText } from '../../api/failure.ts';
import { useFormat } from '../../i18n/format.ts';

/** When the audience of a live journey enters next, and who was let in when. Nothing for other entries. */
export function EntryDates({ journeyId, isLive }: { journeyId: string; isLive: boolean }) {
  const { t } = useTranslation('entries');
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const options = orpc.journeys.entry.queryOptions({ input: { id: journeyId } });
  const entry = useQuery({ ...options, refetchInterval: 5000 });
  const skip = useMutation(
    orpc.journeys.skipDate.mutationOptions({
      onSuccess: (data) => queries.setQueryData(options.queryKey, data),
      onError: () => queries.invalidateQueries({ queryKey: options.queryKey }),
    }),
  );
  if (entry.data === undefined) return null;
  const { nextDates, timeZone, hasSchedule, launches } = entry.data;
  const [next] = nextDates;
  return (
    <>
      {hasSchedule && isLive && (
        <section aria-label={t('schedule.next')} className="flex flex-col gap-2">
          <h3 className="text-label">{t('schedule.next')}</h3>
          {next === undefined ? (
            <p className="text-body text-muted">{t('schedule.over')}</p>
          ) : (
            <>
              <ul className="flex flex-col gap-0.5 text-body">
                {nextDates.map((date) => (
                  <li key={date}>{format.localDateTime(date)}</li>
                ))}
              </ul>
              <p className="text-caption text-muted">
                {timeZone === null
                  ? t('schedule.ownClock')
                  : t('schedule.inZone', { zone: timeZone.replaceAll('_', ' ') })}
              </p>
              <Button
                className="self-start"
                size="small"
                isDisabled={skip.isPending}
                onPress={() => skip.mutate({ id: journeyId, date: next })}
              >
                {t('schedule.skip', { date: format.localDateTime(next) })}
              </Button>
            </>
          )}
          {skip.isError && <Banner tone="danger">{failureText(skip.error)}</Banner>}
        </section>
      )}
      {launches.length > 0 && (
        <section aria-label={t('launch.title')} className="flex flex-col gap-2">
          <h3 className="text-label">{t('launch.title')}</h3>
          <ul className="flex flex-col">
            {launches.slice(0, 10).map((launch) => (
              <LaunchRow key={launch.id} launch={launch} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function LaunchRow({ launch }: { launch: Launch }) {
  const { t } = useTranslation('entries');
  const format = useFormat();
  const { status, startsAt, entered, missed, zones } = launch;
  return (
    <li className="flex flex-col gap-0.5 border-b border-line py-2 last:border-0">
      <span className="flex items-center justify-between gap-3 text-body">
        <span>{format.dateTime(startsAt)}</span>
        {status === 'waiting' ? (
          <Badge tone="info">{t('launch.waiting')}</Badge>
        ) : (
          <span className="font-semibold">{t('launch.entered', { count: entered })}</span>
        )}
      </span>
      {zones !== null && (
        <span className="text-caption text-muted">
          {format.list(zones.map((zone) => zone.replaceAll('_', ' ')))}
        </span>
      )}
      {(status === 'running' || status === 'stopped' || status === 'set_aside') && (
        <span className="text-caption text-muted">{t(`launch.${status}`)}</span>
      )}
      {missed > 0 && (
        <span className="text-caption text-warning">{t('launch.missed', { count: missed })}</span>
      )}
    </li>
  );
}
