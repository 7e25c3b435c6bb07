import { activityPorts } from '@waypost/journey';
import type { Activity } from '@waypost/journey';
import { Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useFormat } from '../../i18n/format.ts';
import { usePeopleHref } from '../canvas/LiveLinks.tsx';
import type { PeopleShown } from '../canvas/LiveLinks.tsx';
import { useActivityNumbers } from '../canvas/use-numbers.ts';
import { useRunTexts } from './run-texts.ts';

/** All numbers of one activity: who came, who is here, who left by which port, who was left out and who failed. */
export function ActivityFigures({ activity, texts }: { activity: Activity; texts: ActivityTexts }) {
  const { t } = useTranslation(['watch', 'editor']);
  const runTexts = useRunTexts();
  const numbers = useActivityNumbers(activity.id);
  const { entered = 0, here = 0, failed = 0, left = {}, excluded = {} } = numbers ?? {};
  const ports = activityPorts(activity);
  // A parallel branch leaves by a port of its own, the person by none.
  const known = [...ports, ...Object.keys(left).filter((port) => !ports.includes(port))];
  return (
    <section aria-label={t('figures.title')}>
      <dl className="flex flex-col">
        <Row label={t('figures.entered')} people={entered} at={activity.id} show="passed" />
        <Row label={t('figures.here')} people={here} at={activity.id} show="here" />
        {known.map((port) => (
          <Row
            key={port}
            label={
              texts.port(activity, port) === ''
                ? t('figures.left')
                : t('figures.leftBy', { port: texts.port(activity, port) })
            }
            people={left[port] ?? 0}
            of={entered}
          />
        ))}
        {Object.entries(excluded).map(([reason, people]) =>
          people === 0 ? null : (
            <Row
              key={reason}
              label={t('figures.leftOut', { reason: runTexts.reason(reason) })}
              people={people}
              at={activity.id}
              show="excluded"
            />
          ),
        )}
        <Row label={t('editor:live.failedPeople')} people={failed} at={activity.id} show="failed" />
      </dl>
    </section>
  );
}

function Row({
  label,
  people,
  of = 0,
  at,
  show,
}: {
  label: string;
  people: number;
  /** Of how many; 0: no share is told. */
  of?: number;
  at?: string;
  show?: PeopleShown;
}) {
  const format = useFormat();
  const href = usePeopleHref();
  const count = <b className="font-semibold">{format.number(people)}</b>;
  return (
    <div className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-body last:border-0">
      <dt className="min-w-0">{label}</dt>
      <dd className="flex items-baseline gap-2">
        {of > 0 && <span className="text-caption text-muted">{format.percent(people / of)}</span>}
        {href === null || at === undefined || show === undefined || people === 0 ? (
          count
        ) : (
          <Link href={href(at, show)}>{count}</Link>
        )}
      </dd>
    </div>
  );
}
