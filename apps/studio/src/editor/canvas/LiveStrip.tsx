import type { ActivityCounts } from '@waypost/api';
import { classes, Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/format.ts';
import { usePeopleHref } from './LiveLinks.tsx';
import type { PeopleShown } from './LiveLinks.tsx';

/** "In · here · failed" of one activity; each number leads to its people. */
export function LiveStrip({
  activityId,
  title,
  counts,
}: {
  activityId: string;
  title: string;
  counts: ActivityCounts | null;
}) {
  const { t } = useTranslation('editor');
  const failed = counts?.failed ?? 0;
  return (
    <div className="flex h-7 items-center justify-between border-t border-line px-3 text-caption">
      <Count
        activityId={activityId}
        show="passed"
        count={counts?.entered ?? 0}
        name={t('live.in')}
        label={t('live.inLabel', { count: counts?.entered ?? 0, title })}
      />
      <Count
        activityId={activityId}
        show="here"
        count={counts?.here ?? 0}
        name={t('live.here')}
        label={t('live.hereLabel', { count: counts?.here ?? 0, title })}
      />
      <Count
        activityId={activityId}
        show="failed"
        count={failed}
        name={t('live.failed')}
        label={t('live.failedLabel', { count: failed, title })}
        className={failed > 0 ? 'text-danger' : undefined}
      />
    </div>
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
  name: string;
  label: string;
  className?: string | undefined;
}) {
  const format = useFormat();
  const href = usePeopleHref();
  const content = (
    <>
      <span className={classes('font-semibold text-ink', className)}>{format.number(count)}</span>{' '}
      <span className="text-muted">{name}</span>
    </>
  );
  return href === null ? (
    <span>{content}</span>
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
