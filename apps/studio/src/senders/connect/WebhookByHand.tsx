import { webhookFields } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

import { CopyField } from '../CopyField.tsx';

/** What is pasted at Meta by those who would rather do it themselves, or whom the API refuses. */
export function WebhookByHand({ address, verifyToken }: { address: string; verifyToken: string }) {
  const { t } = useTranslation('connect', { keyPrefix: 'webhook' });
  return (
    <details className="rounded-card border border-line p-3">
      <summary className="focus-ring cursor-pointer text-label">{t('byHand')}</summary>
      <div className="flex flex-col gap-4 pt-3">
        <p className="text-body text-muted">{t('byHandText')}</p>
        <CopyField label={t('address')} value={address} />
        <CopyField label={t('token')} value={verifyToken} />
        <CopyField label={t('fields')} value={webhookFields.join(', ')} />
      </div>
    </details>
  );
}
