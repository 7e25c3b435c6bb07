import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Conversation, Message } from '@waypost/api';
import { ErrorState, Link, LoadMore, MessageBubble, Skeleton } from '@waypost/ui';
import type { Tick } from '@waypost/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { SenderBadge } from '../activities/whatsapp/SenderBadge.tsx';
import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { usePagedList } from '../lists/use-paged-list.ts';
import { AnswerBox } from './AnswerBox.tsx';
import { HandOverBanner } from './HandOverBanner.tsx';
import { WindowBadge } from './WindowBadge.tsx';

/** One conversation: everything that was said, and a box to answer while the window is open. */
export function ConversationThread({
  profileId,
  senderId,
}: {
  profileId: string;
  senderId: string;
}) {
  const { t } = useTranslation('conversations');
  const { t: common } = useTranslation();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const between = { profileId, senderId };
  const found = useQuery({
    ...orpc.conversations.get.queryOptions({ input: between }),
    refetchInterval: 3_000,
  });
  const { query, rows, more } = usePagedList(
    orpc.conversations.messages,
    { ...between, limit: 30 },
    { refetchInterval: 2_000 },
  );
  const session = useQuery(orpc.session.get.queryOptions());
  const mayAnswer = session.data !== undefined && session.data.role !== 'viewer';
  const { mutate: markRead } = useMutation(
    orpc.conversations.markRead.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.conversations.key() }),
    }),
  );
  const isUnread = found.data?.isUnread ?? false;
  useEffect(() => {
    if (isUnread && mayAnswer) markRead({ profileId, senderId });
  }, [isUnread, mayAnswer, markRead, profileId, senderId]);
  const messages = rows.toReversed();
  const newest = messages.at(-1)?.id;
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (log.current && newest !== undefined) log.current.scrollTop = log.current.scrollHeight;
  }, [newest]);

  const failed = [found, query].find(({ isError, data }) => isError && data === undefined);
  if (failed) {
    return (
      <div className="min-w-0 flex-1 p-6">
        <ErrorState title={common('failure.loadTitle')} onRetry={() => void failed.refetch()}>
          {failureText(failed.error)}
        </ErrorState>
      </div>
    );
  }
  if (found.data === undefined || query.data === undefined) {
    return <Skeleton lines={10} className="min-w-0 flex-1 p-6" />;
  }
  return (
    <section aria-label={found.data.profileName} className="flex min-w-0 flex-1 flex-col">
      <ThreadHeader conversation={found.data} />
      <HandOverBanner conversation={found.data} mayClose={mayAnswer} />
      <div
        ref={log}
        role="log"
        aria-label={t('messages')}
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto bg-sunken px-6 py-4"
      >
        <LoadMore {...more} />
        {messages.map((message) => (
          <ThreadMessage key={message.id} message={message} />
        ))}
      </div>
      {mayAnswer && <AnswerBox conversation={found.data} />}
    </section>
  );
}

function ThreadHeader({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  return (
    <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line bg-surface px-6 py-3">
      <div className="flex min-w-0 flex-col">
        <h2 className="min-w-0 text-title break-words">{conversation.profileName}</h2>
        <p className="text-caption text-muted">
          {conversation.number ??
            (conversation.username === null ? t('hiddenNumber') : `@${conversation.username}`)}{' '}
          · {t('with', { sender: conversation.senderName })}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <SenderBadge connection={conversation.connection} />
        <WindowBadge windowUntil={conversation.windowUntil} />
        <Link href={`/people/profiles/${conversation.profileId}`}>{t('profile')}</Link>
      </div>
    </header>
  );
}

const ticks: Partial<Record<Message['state'], Tick>> = {
  accepted: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
};

/** Ours stand right, the person's left, as in WhatsApp's own inbox of a business. */
function ThreadMessage({ message }: { message: Message }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const exclusionText = useExclusionText();
  const isOurs = message.direction === 'out';
  const failed =
    message.failedAt !== null || message.state === 'refused'
      ? (message.failureText ?? t('failed'))
      : message.exclusion !== null
        ? t('notSent', { reason: exclusionText(message.exclusion) })
        : null;
  return (
    <div
      className={`flex w-full flex-col gap-1 [&>*]:max-w-100 ${isOurs ? 'items-end' : 'items-start'}`}
    >
      {message.bubble === null ? (
        <p className="text-caption text-muted">{t('noContent')}</p>
      ) : (
        <div className="flex w-full flex-col">
          <MessageBubble
            bubble={message.bubble}
            direction={isOurs ? 'outgoing' : 'incoming'}
            time={format.time(message.createdAt)}
            tick={isOurs ? (failed === null ? ticks[message.state] : 'failed') : undefined}
          />
        </div>
      )}
      {failed !== null && <p className="text-caption text-danger">{failed}</p>}
    </div>
  );
}
