import { useQuery } from '@tanstack/react-query';
import type { HandsetMessage } from '@waypost/api';
import type { BubbleButton } from '@waypost/whatsapp';
import { Banner, ErrorState, LinkButton, Phone, Select, Skeleton } from '@waypost/ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '../api/client.ts';
import { useFailureText } from '../api/failure.ts';
import { useFormat } from '../i18n/format.ts';
import { AboutHandset } from './AboutHandset.tsx';
import type { Answer } from './answer.ts';
import { ChatMessage } from './ChatMessage.tsx';
import { internationalNumber } from './international-number.ts';
import { NotArrived } from './NotArrived.tsx';
import type { OpenedLink } from './OpenLinkDialog.tsx';
import { PersonSettings } from './PersonSettings.tsx';
import { PhoneComposer } from './PhoneComposer.tsx';
import { TapDialog, type OpenTap } from './TapDialog.tsx';
import { useLinkText } from './useLinkText.ts';
import { usePhone } from './usePhone.ts';

const arrivedStates = new Set<HandsetMessage['status']>(['delivered', 'read', 'played']);

function isOnPhone({ direction, kind, status }: HandsetMessage): boolean {
  // Meta reports nothing about a reaction after `sent`.
  if (kind === 'reaction' && status === 'sent') return true;
  return direction === 'out' || arrivedStates.has(status);
}

function isNoReaction({ kind }: HandsetMessage): boolean {
  return kind !== 'reaction';
}

/** One phone with its conversation; what is done here reaches the sender as a real person's doing would. */
export function HandsetScreen({ number }: { number: string }) {
  const { t } = useTranslation('handsets');
  const { t: common } = useTranslation();
  const format = useFormat();
  const failureText = useFailureText();
  const linkText = useLinkText();
  const { data: session } = useQuery(orpc.session.get.queryOptions());
  const phone = usePhone();
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState<{ text: string; shortLink: string | null } | null>(null);
  const [tap, setTap] = useState<OpenTap | null>(null);
  const [quoted, setQuoted] = useState<HandsetMessage | null>(null);
  const [edited, setEdited] = useState<HandsetMessage | null>(null);
  const [opened, setOpened] = useState<OpenedLink | null>(null);
  const scroll = useRef<HTMLDivElement>(null);

  const handset = useQuery({
    ...orpc.handsets.get.queryOptions({ input: { number, all: 'true' } }),
    refetchInterval: 1_000,
  });
  const { mutate: open } = phone.markRead;
  const unread = handset.data?.unread ?? 0;
  useEffect(() => {
    if (unread > 0) open({ number });
  }, [unread, number, open]);

  const messages = handset.data?.messages ?? [];
  const senders = handset.data?.senders ?? [];
  const senderId = chosen ?? messages.at(-1)?.phoneNumberId ?? senders.at(0)?.phoneNumberId ?? null;
  const sender = senders.find(({ phoneNumberId }) => phoneNumberId === senderId);
  const ofSender = messages.filter(({ phoneNumberId }) => phoneNumberId === senderId);
  const shown = ofSender.filter(isOnPhone);
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

  const person = handset.data;
  const forget = (): void => {
    setQuoted(null);
    setEdited(null);
  };
  const send = (answer: Answer, about: HandsetMessage | null = quoted): void => {
    if (senderId === null) return;
    setNote(null);
    setOpened(null);
    forget();
    const answers = about !== null && answer.kind !== 'flow' && answer.kind !== 'edit';
    phone.send.mutate({
      number,
      message: {
        ...answer,
        phoneNumberId: about?.phoneNumberId ?? senderId,
        ...(answers ? { quotedId: about.id } : {}),
      },
    });
  };
  const tapButton = (message: HandsetMessage, button: BubbleButton, card?: number): void => {
    setNote(null);
    switch (button.kind) {
      case 'quick_reply':
        if (card !== undefined || !message.tappedButtons.includes(button.index)) {
          phone.tap.mutate({
            number,
            messageId: message.id,
            button: button.index,
            ...(card === undefined ? {} : { card }),
          });
        }
        return;
      case 'contact_request':
        send({ kind: 'contacts' }, message);
        return;
      case 'url':
      case 'phone':
      case 'copy_code':
        setNote({ text: linkText(button), shortLink: shortLinkOf(button) });
        return;
      case 'list':
        return;
      case 'flow':
      case 'products':
      case 'catalog':
      case 'location_request':
        setTap({ message, button });
    }
  };
  const firstAt = shown.at(0)?.at;
  const ownName = person.name || internationalNumber(number);

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
        <Phone
          label={t('phoneOf', { name: ownName })}
          name={sender?.name ?? t('business')}
          status={t(sender?.isTyping ? 'typing' : 'businessAccount')}
          day={firstAt === undefined ? undefined : dayOf(firstAt)}
          scrollRef={scroll}
          composer={
            <PhoneComposer
              ownName={ownName}
              isDisabled={senderId === null}
              quoted={quoted}
              edited={edited}
              onSend={send}
              onForget={forget}
              initialText={opened?.phoneNumberId === senderId ? opened.text : ''}
            />
          }
        >
          {shown.filter(isNoReaction).map((message) => (
            <ChatMessage
              key={message.id}
              message={message}
              reactions={shown.filter(
                ({ kind, quotedId }) => kind === 'reaction' && quotedId === message.id,
              )}
              onTap={(button, card) => tapButton(message, button, card)}
              onPickRow={(row) => {
                setNote(null);
                phone.tap.mutate({ number, messageId: message.id, button: row });
              }}
              onReact={(target, emoji) =>
                send({ kind: 'reaction', messageId: target.id, emoji }, null)
              }
              onQuote={(target) => {
                forget();
                setQuoted(target);
              }}
              onEdit={(target) => {
                forget();
                setEdited(target);
              }}
              onDelete={(target) => send({ kind: 'revoke', messageId: target.id }, null)}
              onPlay={(target) => phone.play.mutate({ number, messageId: target.id })}
            />
          ))}
        </Phone>
        <div aria-live="polite" className="w-75 empty:hidden">
          {phone.failure !== null && <Banner tone="danger">{failureText(phone.failure)}</Banner>}
          {note !== null && (
            <Banner
              tone="info"
              action={
                note.shortLink !== null && (
                  <LinkButton size="small" href={note.shortLink} target="_blank" rel="noreferrer">
                    {t('openLink')}
                  </LinkButton>
                )
              }
            >
              <span className="wrap-anywhere">{note.text}</span>
            </Banner>
          )}
        </div>
      </div>
      <div className="flex max-w-90 min-w-56 flex-1 flex-col gap-4">
        <AboutHandset person={person} hasMessages={shown.length > 0} />
        <PersonSettings
          number={number}
          phoneNumberId={senderId}
          person={person}
          phone={phone}
          onSend={(answer) => send(answer, null)}
          onOpenLink={(link) => {
            forget();
            setChosen(link.phoneNumberId);
            setOpened(link);
          }}
        />
        <NotArrived messages={ofSender.filter((message) => !isOnPhone(message))} />
      </div>
      {tap !== null && (
        <TapDialog number={number} tap={tap} onSend={send} onClose={() => setTap(null)} />
      )}
    </div>
  );

  /** Links of ours can be followed here as on a phone: the tap counts. */
  function shortLinkOf({ url }: BubbleButton): string | null {
    const base = session?.shortLinkBase;
    return url !== undefined && base !== undefined && url.startsWith(base) ? url : null;
  }

  function dayOf(at: string): string {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    return isToday ? t('today') : format.date(at);
  }
}
