import type { Sender } from '@waypost/api';
import { Banner } from '@waypost/ui';
import { pausedCategory, pauseEnd } from '@waypost/whatsapp';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** Why a sender is paused, and what ends it. Nothing while it sends. */
export function PauseBanner({ sender }: { sender: Sender }) {
  const { t } = useTranslation('senders');
  const format = useFormat();
  const { pausedAt, pausedUntil, pauseScope, pauseCode, pauseReason } = sender;
  if (pausedAt === null) return null;
  const end = pauseScope === 'manual' ? 'hand' : pauseEnd(pauseCode);
  const only = pauseScope === 'manual' ? null : pausedCategory(pauseCode);
  const when = pausedUntil === null ? null : format.relative(pausedUntil);
  return (
    <Banner tone="warning" title={t('pausedTitle')}>
      <p>
        {only === null
          ? t(`pauseState.why.${end}`, { reason: pauseReason ?? '' })
          : t(`pauseState.only.${only}`)}
      </p>
      <p className="text-muted">
        {end === 'time' && when !== null ? (
          t('pauseState.ends.timeAt', { when })
        ) : (
          <>
            {t(`pauseState.ends.${end}`)} {when !== null && t('pauseState.latest', { when })}
          </>
        )}{' '}
        {t('pauseState.waiting')}
      </p>
    </Banner>
  );
}
