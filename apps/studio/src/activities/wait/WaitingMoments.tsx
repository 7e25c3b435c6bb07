import { nextMoments } from '@waypost/journey';
import type { ActivityOf, NextMoments } from '@waypost/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../../editor/preview/Previewing.tsx';
import { useFormat } from '../../i18n/format.ts';

/** When the person looked at would go on, by their clock. */
export function WaitingMoments({
  activity,
  workspaceZone,
}: {
  activity: ActivityOf<'wait'>;
  workspaceZone: string;
}) {
  const { t } = useTranslation('waits');
  const format = useFormat();
  const { person, data, journeyName } = usePreviewing();
  const [now] = useState(() => Date.now());
  const { until } = activity;
  // Without a date there is nothing to work out yet.
  if (until.kind === 'date' && until.field === '') return null;
  if (person === null) return <p className="text-caption text-muted">{t('preview.nobody')}</p>;
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ') || person.externalId;
  const isKnown = until.kind !== 'date' || until.field.startsWith('profile.');
  const next = nextMoments(
    activity,
    {
      attributes: data.profile,
      event: data.event,
      results: data.results,
      journeyName,
      timeZone: workspaceZone,
    },
    now,
  );
  return (
    <section
      aria-label={t('preview.title', { person: name })}
      className="flex flex-col gap-1 rounded-card bg-sunken p-3 text-caption"
    >
      <h3 className="text-label">{t('preview.title', { person: name })}</h3>
      {isKnown ? lines() : <p className="text-muted">{t('preview.varies')}</p>}
      <p className="text-muted">{t('preview.zone', { zone: next.zone })}</p>
    </section>
  );

  function lines() {
    if ('reason' in next) return <p>{reasonText(next)}</p>;
    const first = next.moments[0];
    if (first !== undefined && first <= now)
      return <p>{t('preview.past', { when: shown(first, next) })}</p>;
    return (
      <>
        {next.isOpen && <p>{t('preview.now')}</p>}
        <ol className="flex flex-col gap-0.5">
          {next.moments.map((at) => (
            <li key={at}>
              <time dateTime={new Date(at).toISOString()}>{shown(at, next)}</time>
            </li>
          ))}
        </ol>
      </>
    );
  }

  function shown(at: number, { zone }: NextMoments): string {
    return format.dayAndTime(at, zone);
  }

  function reasonText({ reason }: Extract<NextMoments, { reason: string }>): string {
    if (reason === 'date_missing') return t('preview.missing');
    const value =
      until.kind === 'date' ? data.profile[until.field.slice('profile.'.length)] : undefined;
    return typeof value === 'string'
      ? t('preview.unreadable', { value })
      : t('failure.date_unreadable');
  }
}
