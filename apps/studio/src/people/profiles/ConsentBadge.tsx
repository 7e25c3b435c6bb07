import { Badge } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** What a person said about messages of one purpose; nothing said counts as no. */
export function ConsentBadge({ state }: { state: 'in' | 'out' | null }) {
  const { t } = useTranslation('people', { keyPrefix: 'consent' });
  if (state === 'in') return <Badge tone="success">{t('in')}</Badge>;
  if (state === 'out') return <Badge tone="danger">{t('out')}</Badge>;
  return <Badge>{t('unknown')}</Badge>;
}
