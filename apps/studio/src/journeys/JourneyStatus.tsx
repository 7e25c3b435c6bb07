import type { Journey } from '@waypost/api';
import { Badge } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

const tones = { draft: 'warning', live: 'success', stopped: 'neutral' } as const;

/** The state of a journey, and whether its draft has moved on since it was published. */
export function JourneyStatus({
  status,
  unpublishedChanges,
}: Pick<Journey, 'status' | 'unpublishedChanges'>) {
  const { t } = useTranslation('journeys');
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      {status !== 'draft' && unpublishedChanges && <Badge tone="info">{t('unpublished')}</Badge>}
    </span>
  );
}
