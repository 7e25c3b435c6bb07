import type { Message } from '@waypost/api';
import { EmptyState, Link, LoadMore, MessageBubble } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { ListState } from '../../lists/ListState.tsx';
import { usePagedList } from '../../lists/use-paged-list.ts';
import { MessageStateBadge } from './MessageStateBadge.tsx';
import { SendAgain } from './SendAgain.tsx';

/** Everything sent to and got from one person, the newest first, as WhatsApp draws it. */
export function MessagesList({ profileId }: { profileId: string }) {
  const { t } = useTranslation('people', { keyPrefix: 'messages' });
  const { rows, table, more } = usePagedList(
    orpc.messages.list,
    { profileId, limit: 20 },
    { refetchInterval: 5_000 },
  );
  if (rows.length === 0) {
    return <ListState {...table} lines={5} empty={<EmptyState sentence={t('empty')} />} />;
  }
  return (
    <>
      <ol className="flex flex-col gap-3">
        {rows.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </ol>
      <LoadMore {...more} />
    </>
  );
}

function MessageRow({ message }: { message: Message }) {
  const { t } = useTranslation('people', { keyPrefix: 'messages' });
  const format = useFormat();
  const isReceived = message.direction === 'in';
  const steps = (
    [
      ['sent', message.sentAt],
      ['delivered', message.deliveredAt],
      ['read', message.readAt],
      ['failed', message.failedAt],
    ] as const
  ).filter((step): step is [(typeof step)[0], string] => step[1] !== null);
  return (
    <li className="flex flex-col gap-2 rounded-control border border-line p-3">
      <div className="flex flex-wrap items-center gap-2 text-caption text-muted">
        <MessageStateBadge message={message} />
        <span>{format.dateTime(message.createdAt)}</span>
        {message.templateName !== null && <span>{message.templateName}</span>}
        {message.language !== null && <span>{format.language(message.language)}</span>}
        {message.campaignId !== null ? (
          <Link href={`/campaigns/${message.campaignId}`}>{t('campaign')}</Link>
        ) : (
          message.journeyId !== null &&
          message.runId !== null && (
            <Link href={`/journeys/${message.journeyId}/people/${message.runId}`}>{t('path')}</Link>
          )
        )}
      </div>
      {message.bubble !== null && (
        <div className="flex w-full max-w-80 flex-col rounded-control bg-phone-wall p-2 [color-scheme:light]">
          <MessageBubble
            bubble={message.bubble}
            direction={isReceived ? 'outgoing' : 'incoming'}
            time={format.time(message.createdAt)}
          />
        </div>
      )}
      <SendAgain message={message} />
      {message.failureText !== null && (
        <p className="text-caption text-danger">
          {message.failureCode === null
            ? message.failureText
            : t('failure', { text: message.failureText, code: message.failureCode })}
        </p>
      )}
      {steps.length > 0 && (
        <p className="text-caption text-muted">
          {steps
            .map(([step, at]) => t('step', { state: t(`state.${step}`), time: format.time(at) }))
            .join(' · ')}
        </p>
      )}
    </li>
  );
}
