import type { HandsetMessage } from '@waypost/api';
import type { BubbleButton } from '@waypost/whatsapp';
import { classes, MessageBubble } from '@waypost/ui';
import type { Tick } from '@waypost/ui';

import { useFormat } from '../i18n/format.ts';
import { MessageActions, type MessageHandlers } from './MessageActions.tsx';

const ticks: Record<HandsetMessage['status'], Tick> = {
  accepted: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** One message of the chat with the emojis on it, and what can be done with it. */
export function ChatMessage({
  message,
  reactions,
  onTap,
  onPickRow,
  ...handlers
}: {
  message: HandsetMessage;
  /** Emojis put on it, each a message of its own. */
  reactions: readonly HandsetMessage[];
  /** `card` is the place of the card the button stands on, in a carousel. */
  onTap: (button: BubbleButton, card?: number) => void;
  /** A row of a list; its place over all sections. */
  onPickRow: (row: number) => void;
} & MessageHandlers) {
  const format = useFormat();
  const isOwn = message.direction === 'out';
  return (
    <div className="group relative flex w-full flex-col">
      <MessageBubble
        bubble={message.bubble}
        direction={isOwn ? 'outgoing' : 'incoming'}
        time={format.time(message.at)}
        tick={isOwn ? ticks[message.status] : undefined}
        {...(isOwn
          ? {}
          : {
              onTap: (button) => onTap(button),
              onTapCard: (card, button) => onTap(button, card),
              onPickRow: (row) => onPickRow(row.index),
            })}
      />
      <span className={classes('absolute top-1', isOwn ? 'left-0' : 'right-0')}>
        <MessageActions message={message} {...handlers} />
      </span>
      {reactions.length > 0 && (
        <div className={classes('relative -mt-2.5 flex gap-1 px-2', isOwn && 'justify-end')}>
          {reactions.map((reaction) => (
            <MessageBubble
              key={reaction.id}
              bubble={reaction.bubble}
              direction={reaction.direction === 'out' ? 'outgoing' : 'incoming'}
            />
          ))}
        </div>
      )}
    </div>
  );
}
