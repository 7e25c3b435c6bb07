import type { Sender } from '@waypost/api';
import { Badge } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Whether a sender sends at the moment. */
export function SenderState({ sender }: { sender: Sender }) {
  const { t } = useTranslation('senders', { keyPrefix: 'state' });
  return sender.pausedAt === null ? (
    <Badge tone="success">{t('sending')}</Badge>
  ) : (
    <Badge tone="warning">{t('paused')}</Badge>
  );
}
