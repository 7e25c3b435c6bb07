import type { HandsetMessage } from '@waypost/api';
import { Button, classes, PhoneButton, Popover } from '@waypost/ui';
import { ChevronDown, Pencil, Play, Reply, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

export interface MessageHandlers {
  onReact: (message: HandsetMessage, emoji: string | null) => void;
  onQuote: (message: HandsetMessage) => void;
  onPlay: (message: HandsetMessage) => void;
  onEdit: (message: HandsetMessage) => void;
  onDelete: (message: HandsetMessage) => void;
}

/** What the owner can do with one message; on a real phone it appears when a message is held. */
export function MessageActions({
  message,
  onReact,
  onQuote,
  onPlay,
  onEdit,
  onDelete,
}: { message: HandsetMessage } & MessageHandlers) {
  const { t } = useTranslation('handsets');
  const isOwn = message.direction === 'out';
  const chosen = message.reactions.find(({ own }) => own)?.emoji;
  const commands = [
    { id: 'quote', icon: <Reply aria-hidden />, run: onQuote, isShown: true },
    {
      id: 'play',
      icon: <Play aria-hidden />,
      run: onPlay,
      isShown: message.kind === 'audio' && !isOwn && message.status !== 'played',
    },
    {
      id: 'edit',
      icon: <Pencil aria-hidden />,
      run: onEdit,
      isShown: isOwn && message.kind === 'text',
    },
    { id: 'delete', icon: <Trash2 aria-hidden />, run: onDelete, isShown: isOwn },
  ] as const;
  return (
    <Popover
      label={t('message.actions')}
      placement={isOwn ? 'bottom end' : 'bottom start'}
      trigger={
        <PhoneButton
          label={t('message.actions')}
          size="small"
          icon={<ChevronDown aria-hidden />}
          className="self-center bg-phone-bubble opacity-0 shadow-node group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100"
        />
      }
    >
      {(close) => (
        <div className="flex flex-col gap-1">
          <div role="group" aria-label={t('message.react')} className="flex gap-1">
            {emojis.map((emoji) => (
              <button
                type="button"
                key={emoji}
                aria-pressed={emoji === chosen}
                aria-label={t(emoji === chosen ? 'message.takeBack' : 'message.reactWith', {
                  emoji,
                })}
                className={classes(
                  'focus-ring flex size-9 cursor-pointer items-center justify-center rounded-full text-title hover:bg-sunken',
                  emoji === chosen && 'bg-sunken',
                )}
                onClick={() => {
                  onReact(message, emoji === chosen ? null : emoji);
                  close();
                }}
              >
                {emoji}
              </button>
            ))}
          </div>
          {commands
            .filter(({ isShown }) => isShown)
            .map(({ id, icon, run }) => (
              <Button
                key={id}
                variant={id === 'delete' ? 'danger' : 'quiet'}
                size="small"
                icon={icon}
                className="justify-start border-transparent"
                onPress={() => {
                  run(message);
                  close();
                }}
              >
                {t(`message.${id}`)}
              </Button>
            ))}
        </div>
      )}
    </Popover>
  );
}
