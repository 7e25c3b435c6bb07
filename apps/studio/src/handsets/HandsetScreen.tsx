import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HandsetMessage } from '@waypost/api';
import { Banner, Composer, ErrorState, MessageBubble, Phone, Select, Skeleton } from '@waypost/ui';
import type { Tick } from '@waypost/ui';
import { bubbleText } from '@waypost/whatsapp';
import type { BubbleButton } from '@waypost/whatsapp';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { AboutHandset } from './AboutHandset.tsx';
import { internationalNumber } from './international-number.ts';

const ticks: Record<HandsetMessage['status'], Tick> = {
  accepted: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** One phone with its conversation; what is written or tapped here goes to the sender as an answer. */
export function HandsetScreen({ number }: { number: string }) {
  const { t } = useTranslation('handsets');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const scroll = useRef<HTMLDivElement>(null);

  const handset = useQuery({
    ...orpc.handsets.get.queryOptions({ input: { number } }),
    refetchInterval: 1_000,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.handsets.key() });
  const markRead = useMutation(orpc.handsets.markRead.mutationOptions({ onSuccess: refresh }));
  const reply = useMutation(orpc.handsets.reply.mutationOptions({ onSuccess: refresh }));
  const tap = useMutation(orpc.handsets.tap.mutationOptions({ onSuccess: refresh }));

  const { mutate: open } = markRead;
  const unread = handset.data?.unread ?? 0;
  useEffect(() => {
    if (unread > 0) open({ number });
  }, [unread, number, open]);

  const messages = handset.data?.messages ?? [];
  const senders = handset.data?.senders ?? [];
  const senderId = chosen ?? messages.at(-1)?.phoneNumberId ?? senders.at(0)?.phoneNumberId ?? null;
  const sender = senders.find(({ phoneNumberId }) => phoneNumberId === senderId);
  const shown = messages.filter(({ phoneNumberId }) => phoneNumberId === senderId);
  const newest = shown.at(-1)?.id;
  useEffect(() => {
    const log = scroll.current;
    if (log && newest !== undefined) log.scrollTop = log.scrollHeight;
  }, [newest]);

  if (!handset.data) {
    return (
      <div className="min-w-0 flex-1 p-6">
        {handset.isError ? (
          <ErrorState title={common('failure.loadTitle')} onRetry={() => void handset.refetch()}>
            {failureText(handset.error)}
          </ErrorState>
        ) : (
          <Skeleton lines={10} />
        )}
      </div>
    );
  }

  const business = sender?.name ?? t('business');
  const author = (message: HandsetMessage) =>
    message.direction === 'in' ? business : handset.data.name || internationalNumber(number);
  const tapButton = (message: HandsetMessage, button: BubbleButton): void => {
    setOpened(null);
    if (button.kind === 'quick_reply') {
      if (!message.tappedButtons.includes(button.index)) {
        tap.mutate({ number, messageId: message.id, button: button.index });
      }
    } else {
      setOpened(
        button.kind === 'url' && button.url !== undefined
          ? t('wouldOpen', { url: button.url })
          : button.kind === 'copy_code'
            ? t('wouldCopy')
            : t('wouldCall'),
      );
    }
  };
  const failure = [reply, tap].find(({ isError }) => isError)?.error;
  const firstAt = shown.at(0)?.at;

  return (
    <div className="flex min-w-0 flex-1 flex-wrap content-start items-start justify-center gap-6 overflow-y-auto p-6">
      <div className="flex flex-col items-center gap-3">
        {senders.length > 1 && (
          <Select
            label={t('chatWith')}
            className="w-75"
            options={senders.map(({ phoneNumberId, name }) => ({
              value: phoneNumberId,
              label: name,
            }))}
            value={senderId}
            onChange={setChosen}
          />
        )}
        <div className="[zoom:1.15]">
          <Phone
            label={t('phoneOf', { name: handset.data.name || internationalNumber(number) })}
            name={business}
            status={t('businessAccount')}
            day={firstAt === undefined ? undefined : dayOf(firstAt)}
            scrollRef={scroll}
            composer={
              <Composer
                label={t('write')}
                sendLabel={t('send')}
                isDisabled={senderId === null}
                onSend={(text) => {
                  if (senderId !== null) reply.mutate({ number, phoneNumberId: senderId, text });
                }}
              />
            }
          >
            {shown.map((message) => {
              const quoted = messages.find(({ id }) => id === message.quotedId);
              const isOwn = message.direction === 'out';
              return (
                <MessageBubble
                  key={message.id}
                  bubble={message.bubble}
                  direction={isOwn ? 'outgoing' : 'incoming'}
                  time={format.time(message.at)}
                  tick={isOwn ? ticks[message.status] : undefined}
                  quoted={quoted && { author: author(quoted), text: bubbleText(quoted.bubble) }}
                  onTap={isOwn ? undefined : (button) => tapButton(message, button)}
                />
              );
            })}
          </Phone>
        </div>
        <div aria-live="polite" className="w-75 empty:hidden">
          {failure !== undefined && <Banner tone="danger">{failureText(failure)}</Banner>}
          {opened !== null && (
            <Banner tone="info">
              <span className="break-all">{opened}</span>
            </Banner>
          )}
        </div>
      </div>
      <AboutHandset
        name={handset.data.name}
        number={number}
        profileId={handset.data.profileId}
        hasMessages={messages.length > 0}
      />
    </div>
  );

  function dayOf(at: string): string {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    return isToday ? t('today') : format.date(at);
  }
}
