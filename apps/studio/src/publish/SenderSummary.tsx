import { Card, Link } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { SenderBadge } from '../activities/whatsapp/SenderBadge.tsx';
import { useFormat } from '../i18n/format.ts';
import { sendingTime } from './sending-time.ts';
import type { PublishSummary } from './publish-summary.ts';

function Notice({ senderId, children }: { senderId: string; children: string }) {
  const { t } = useTranslation('publish');
  return (
    <p className="flex basis-full flex-wrap items-center gap-x-2 text-warning">
      {children}
      <Link href={`/settings/senders/${senderId}`}>{t('senders.look')}</Link>
    </p>
  );
}

/** Which senders are used, whether they reach real people, and how long sending takes. */
export function SenderSummary({ summary }: { summary: PublishSummary }) {
  const { t } = useTranslation('publish');
  const format = useFormat();
  if (summary.senders.length === 0) return null;
  return (
    <Card title={t('senders.title')}>
      <ul className="flex flex-col gap-2">
        {summary.senders.map((sender) => (
          <li key={sender.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body">
            <span className="font-semibold">{sender.name}</span>
            <SenderBadge connection={sender.connection} />
            <span className="text-muted">
              {summary.entry.kind === 'audience' && summary.reachable > 0
                ? t('senders.time', {
                    rate: format.number(sender.messagesPerSecond),
                    time: sendingTime(summary.reachable, sender.messagesPerSecond, format),
                  })
                : t('senders.rate', { rate: format.number(sender.messagesPerSecond) })}
            </span>
            {!sender.policiesConfirmed && (
              <Notice senderId={sender.id}>{t('senders.unconfirmed')}</Notice>
            )}
            {sender.isPaused && <Notice senderId={sender.id}>{t('senders.paused')}</Notice>}
            {sender.placesLeft !== null && (
              <span className="basis-full text-muted">
                {t('senders.places', { count: sender.placesLeft })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
