import type { Campaign } from '@waypost/api';
import { Badge } from '@waypost/ui';
import type { Tone } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

const tones: Record<Campaign['status'], Tone> = {
  draft: 'warning',
  scheduled: 'info',
  sending: 'info',
  sent: 'success',
  stopped: 'neutral',
};

/** Where a campaign stands. */
export function CampaignStatus({ status }: { status: Campaign['status'] }) {
  const { t } = useTranslation('campaigns', { keyPrefix: 'status' });
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
