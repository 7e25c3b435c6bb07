import type { HandsetMessage } from '@waypost/api';
import { Badge, Card } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/format.ts';
import { wordsOf } from './words-of.ts';

/** Messages that the phone has not got: still on their way, or failed, with Meta's reason. */
export function NotArrived({ messages }: { messages: readonly HandsetMessage[] }) {
  const { t } = useTranslation('handsets');
  const format = useFormat();
  if (messages.length === 0) return null;
  return (
    <Card title={t('notArrived.title')}>
      <ul className="flex flex-col divide-y divide-line">
        {messages
          .slice(-5)
          .toReversed()
          .map((message) => (
            <li key={message.id} className="flex flex-col items-start gap-1 py-2">
              <span className="text-caption text-muted">{format.dateTime(message.at)}</span>
              <span className="line-clamp-2 text-body break-words">{wordsOf(message.bubble)}</span>
              {message.failure === null ? (
                <Badge tone="info">{t('notArrived.waiting')}</Badge>
              ) : (
                <span className="text-caption text-danger">
                  {t('notArrived.failed', {
                    title: message.failure.title,
                    code: message.failure.code,
                  })}
                </span>
              )}
            </li>
          ))}
      </ul>
    </Card>
  );
}
