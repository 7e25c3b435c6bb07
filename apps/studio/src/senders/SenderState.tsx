import type { Sender } from '@waypost/api';
import { Badge } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { needsAttention } from './needs-attention.ts';

/** Whether a sender sends at the moment, and if not, what it lacks. */
export function SenderState({ sender }: { sender: Sender }) {
  const { t } = useTranslation('senders', { keyPrefix: 'state' });
  if (sender.setupId !== null && sender.policiesConfirmedAt === null) {
    return <Badge tone="neutral">{t('setup')}</Badge>;
  }
  if (sender.connection === 'meta' && sender.policiesConfirmedAt === null) {
    return <Badge tone="warning">{t('unconfirmed')}</Badge>;
  }
  if (sender.pausedAt !== null) return <Badge tone="warning">{t('paused')}</Badge>;
  if (needsAttention(sender)) return <Badge tone="warning">{t('attention')}</Badge>;
  return <Badge tone="success">{t('sending')}</Badge>;
}
