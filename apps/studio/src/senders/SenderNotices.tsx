import type { Sender } from '@waypost/api';
import { Banner, LinkButton } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { isSignatureWrong, isUnsubscribed, tokenUrgency } from './needs-attention.ts';
import { RepairButton } from './RepairButton.tsx';

/** What somebody should do about a sender: finish it, renew its token, mend its webhooks. */
export function SenderNotices({ sender, isAdmin }: { sender: Sender; isAdmin: boolean }) {
  const { t } = useTranslation('senders');
  const format = useFormat();
  const { health, setupId, policiesConfirmedAt } = sender;
  if (sender.connection === 'simulator') return null;
  const urgency = tokenUrgency(sender);
  const goThrough = isAdmin && <RepairButton senderId={sender.id} />;
  if (setupId !== null && policiesConfirmedAt === null) {
    return (
      <Banner
        tone="warning"
        title={t('unfinished.title')}
        action={
          isAdmin && (
            <LinkButton size="small" href={`/settings/senders/connect/${setupId}/webhook`}>
              {t('unfinished.action')}
            </LinkButton>
          )
        }
      >
        {t('unfinished.text')}
      </Banner>
    );
  }
  return (
    <>
      {policiesConfirmedAt === null && (
        <Banner tone="warning" title={t('health.rulesMissing')} action={goThrough} />
      )}
      {urgency === 'over' && (
        <Banner tone="danger" action={goThrough}>
          {t('health.tokenOver')}
        </Banner>
      )}
      {(urgency === 'soon' || urgency === 'pressing') && health.tokenExpiresAt !== null && (
        <Banner tone={urgency === 'soon' ? 'warning' : 'danger'} action={goThrough}>
          {t('health.tokenSoon', { when: format.relative(health.tokenExpiresAt) })}
        </Banner>
      )}
      {isUnsubscribed(sender) && (
        <Banner tone="warning" action={goThrough}>
          {t('health.unsubscribed')}
        </Banner>
      )}
      {isSignatureWrong(sender) && health.signatureFailedAt !== null && (
        <Banner tone="danger" action={goThrough}>
          {t('health.signature', { when: format.relative(health.signatureFailedAt) })}
        </Banner>
      )}
    </>
  );
}
