import type { Sender } from '@waypost/api';
import { Banner } from '@waypost/ui';
import { pauseEnd } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** Why a sender is paused, and what ends it. Nothing while it sends. */
export function PauseBanner({ sender }: { sender: Sender }) {
  const { t } = useTranslation('senders');
  const format = useFormat();
  const { pausedAt, pausedUntil, pauseScope, pauseCode, pauseReason } = sender;
  if (pausedAt === null) return null;
  const end = pauseScope === 'manual' ? 'hand' : pauseEnd(pauseCode);
  return (
    <Banner tone="warning" title={t('pausedTitle')}>
      <p>{t(`pauseState.why.${end}`, { reason: pauseReason ?? '' })}</p>
      <p className="text-muted">
        {end === 'time' && pausedUntil !== null
          ? t('pauseState.ends.timeAt', { when: format.relative(pausedUntil) })
          : t(`pauseState.ends.${end}`)}{' '}
        {t('pauseState.waiting')}
      </p>
    </Banner>
  );
}
