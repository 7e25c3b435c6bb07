import type { Journey } from '@waypost/api';
import { Badge } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** The colour of where a journey is in its life. */
export const journeyTones: Record<Journey['status'], Tone> = {
  draft: 'warning',
  live: 'success',
  paused: 'warning',
  closed: 'info',
  stopped: 'neutral',
  finished: 'neutral',
};

/** The state of a journey, and whether its draft has moved on since it was published. In the archive only that counts. */
export function JourneyStatus({
  status,
  archived,
  unpublishedChanges,
}: Pick<Journey, 'status' | 'archived' | 'unpublishedChanges'>) {
  const { t } = useTranslation('journeys');
  if (archived) return <Badge>{t('status.archived')}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Badge tone={journeyTones[status]}>{t(`status.${status}`)}</Badge>
      {status !== 'draft' && unpublishedChanges && <Badge tone="info">{t('unpublished')}</Badge>}
    </span>
  );
}
