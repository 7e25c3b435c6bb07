import { Badge } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Says whether a sender reaches real people: Simulator or Live. */
export function SenderBadge({ connection }: { connection: 'simulator' | 'meta' }) {
  const { t } = useTranslation('common');
  return connection === 'simulator' ? (
    <Badge tone="info">{t('connection.simulator')}</Badge>
  ) : (
    <Badge tone="success">{t('connection.meta')}</Badge>
  );
}
