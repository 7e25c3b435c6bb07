import type { Sender } from '@waypost/api';
import { Banner } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';

/** What the sender keeps back besides its pace, and why. Messages that wait for a pause are told with the pause. */
export function WaitingNotes({ sender }: { sender: Sender }) {
  const { t } = useTranslation('senders');
  const format = useFormat();
  const kept = sender.waiting.filter(
    ({ reason }) => sender.pausedAt === null || reason !== 'pause',
  );
  if (kept.length === 0) return null;
  return (
    <Banner>
      <ul>
        {kept.map(({ reason, messages, nextAt }) => (
          <li key={reason}>
            {t(`waiting.${reason}`, { count: messages, when: format.relative(nextAt) })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
