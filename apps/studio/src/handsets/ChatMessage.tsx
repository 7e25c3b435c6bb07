import type { HandsetMessage } from '@waypost/api';
import type { BubbleButton } from '@waypost/whatsapp';
import { classes, MessageBubble } from '@waypost/ui';
import type { Tick } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

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
  onTap,
  ...handlers
}: {
  message: HandsetMessage;
  onTap: (button: BubbleButton) => void;
} & MessageHandlers) {
  const { t } = useTranslation('handsets');
  const format = useFormat();
  const isOwn = message.direction === 'out';
  return (
    <div className="group relative flex w-full flex-col">
      <MessageBubble
        bubble={message.bubble}
        direction={isOwn ? 'outgoing' : 'incoming'}
        time={format.time(message.at)}
        tick={isOwn ? ticks[message.status] : undefined}
        onTap={isOwn ? undefined : onTap}
      />
      <span className={classes('absolute top-1', isOwn ? 'left-0' : 'right-0')}>
        <MessageActions message={message} {...handlers} />
      </span>
      {message.reactions.length > 0 && (
        <span
          className={classes(
            'relative -mt-2.5 flex w-full gap-1',
            isOwn ? 'justify-end pr-2' : 'justify-start pl-2',
          )}
        >
          {message.reactions.map(({ emoji, own }) => (
            <span
              key={String(own)}
              title={t(own ? 'message.ownReaction' : 'message.theirReaction')}
              className="rounded-full border border-phone-line bg-phone-bubble px-1.5 text-label shadow-node"
            >
              {emoji}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}
