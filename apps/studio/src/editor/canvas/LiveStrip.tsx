import { classes, Link } from '@waypost/ui';
import { Ban, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { usePeopleHref } from './LiveLinks.tsx';
import type { PeopleShown } from './LiveLinks.tsx';
import { useActivityNumbers, useIsForecast } from './use-numbers.ts';

/** "In · here · left out · failed" of one activity; each number leads to its people. */
export function LiveStrip({ activityId, title }: { activityId: string; title: string }) {
  const { t } = useTranslation(['editor', 'watch']);
  const numbers = useActivityNumbers(activityId);
  const isForecast = useIsForecast();
  const { entered = 0, here = 0, failed = 0, excluded = {} } = numbers ?? {};
  const leftOut = Object.values(excluded).reduce((sum, people) => sum + people, 0);
  return (
    <div className="flex h-7 items-center justify-between border-t border-line px-3 text-caption">
      <Count
        activityId={activityId}
        show="passed"
        count={entered}
        name={t('live.in')}
        label={t('live.inLabel', { count: entered, title })}
      />
      {!isForecast && (
        <Count
          activityId={activityId}
          show="here"
          count={here}
          name={t('live.here')}
          label={t('live.hereLabel', { count: here, title })}
        />
      )}
      {leftOut > 0 && (
        <Count
          activityId={activityId}
          show="excluded"
          count={leftOut}
          name={<Ban aria-hidden className="size-3.5" />}
          label={t('watch:live.leftOutLabel', { count: leftOut, title })}
        />
      )}
      <Count
        activityId={activityId}
        show="failed"
        count={failed}
        name={leftOut > 0 ? <TriangleAlert aria-hidden className="size-3.5" /> : t('live.failed')}
        label={t('live.failedLabel', { count: failed, title })}
        className={failed > 0 ? 'text-danger' : undefined}
      />
    </div>
  );
}

/** How many came and how many are here, from too far away for more. */
export function FarNumbers({ activityId }: { activityId: string }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const numbers = useActivityNumbers(activityId);
  const isForecast = useIsForecast();
  const { entered = 0, here = 0 } = numbers ?? {};
  const came = `${format.number(entered)} ${t('live.in')}`;
  return (
    <span className="text-page text-muted">
      {isForecast ? came : `${came} · ${format.number(here)} ${t('live.here')}`}
    </span>
  );
}

function Count({
  activityId,
  show,
  count,
  name,
  label,
  className,
}: {
  activityId: string;
  show: PeopleShown;
  count: number;
  name: ReactNode;
  label: string;
  className?: string | undefined;
}) {
  const format = useFormat();
  const href = usePeopleHref();
  const content = (
    <>
      <span className={classes('font-semibold text-ink', className)}>{format.number(count)}</span>{' '}
      <span className={classes('text-muted', className)}>{name}</span>
    </>
  );
  return href === null ? (
    <span className="flex items-center gap-1">{content}</span>
  ) : (
    <Link
      href={href(activityId, show)}
      aria-label={label}
      className="nodrag nopan flex h-6 items-center gap-1 px-1 no-underline hover:underline"
    >
      {content}
    </Link>
  );
}
