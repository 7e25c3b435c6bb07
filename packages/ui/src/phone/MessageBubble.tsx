import type { Bubble, BubbleButton } from '@waypost/whatsapp';
import {
  ClipboardList,
  Contact,
  Copy,
  ExternalLink,
  List,
  MapPin,
  Phone,
  Reply,
  ShoppingBag,
  Store,
} from 'lucide-react';

import { classes } from '../theme/classes.ts';
import { BubbleHeader } from './BubbleHeader.tsx';
import { BubbleText } from './BubbleText.tsx';
import { Ticks } from './Ticks.tsx';
import type { Tick } from './Ticks.tsx';

export interface MessageBubbleProps {
  bubble: Bubble;
  /**
   * Which side of the phone: `incoming` stands left on white (what its owner received), `outgoing`
   * right on green (what its owner wrote).
   */
  direction?: 'incoming' | 'outgoing';
  /** Time of day, already formatted. */
  time?: string | undefined;
  tick?: Tick | undefined;
  /** The message this one answers. */
  quoted?: { author: string; text: string } | undefined;
  /** Tints personalised words. */
  isPreview?: boolean;
  /** Makes the buttons tappable. Without it they are drawn only. */
  onTap?: ((button: BubbleButton) => void) | undefined;
}

const buttonIcons = {
  quick_reply: Reply,
  url: ExternalLink,
  phone: Phone,
  copy_code: Copy,
  flow: ClipboardList,
  list: List,
  catalog: Store,
  products: ShoppingBag,
  location_request: MapPin,
  contact_request: Contact,
} as const;

function ButtonRow({
  button,
  onTap,
}: {
  button: BubbleButton;
  onTap: MessageBubbleProps['onTap'];
}) {
  const Icon = buttonIcons[button.kind];
  const look =
    'flex min-h-8.5 w-full items-center justify-center gap-1.5 rounded-control bg-phone-bubble px-2 py-1.5 text-label text-phone-link shadow-node';
  const content = (
    <>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{button.text}</span>
    </>
  );
  return onTap ? (
    <button
      type="button"
      className={classes(look, 'cursor-pointer hover:bg-phone-line active:bg-phone-line')}
      onClick={() => onTap(button)}
    >
      {content}
    </button>
  ) : (
    <span className={look}>{content}</span>
  );
}

/** One message as WhatsApp draws it. The preview and the handset use this very component. */
export function MessageBubble({
  bubble,
  direction = 'incoming',
  time,
  tick,
  quoted,
  isPreview = false,
  onTap,
}: MessageBubbleProps) {
  return (
    <div
      className={classes(
        'flex max-w-[88%] min-w-24 flex-col gap-1',
        direction === 'outgoing' ? 'self-end' : 'self-start',
        (bubble.header !== undefined || bubble.buttons.length > 0) && 'w-[88%]',
      )}
    >
      <div
        className={classes(
          'rounded-control p-1 text-label font-normal text-phone-ink shadow-node',
          direction === 'outgoing'
            ? 'rounded-tr-none bg-phone-own'
            : 'rounded-tl-none bg-phone-bubble',
        )}
      >
        {quoted && (
          <div className="mb-1 rounded-chip border-l-4 border-phone-header bg-phone-ink/5 px-2 py-1 text-caption">
            <p className="font-semibold">{quoted.author}</p>
            <p className="line-clamp-2 break-words">{quoted.text}</p>
          </div>
        )}
        {bubble.header && <BubbleHeader header={bubble.header} isPreview={isPreview} />}
        {bubble.body.length > 0 && (
          <p className="px-1.5 pt-1 break-words whitespace-pre-wrap">
            <BubbleText runs={bubble.body} isPreview={isPreview} />
          </p>
        )}
        <div className="flex items-end justify-between gap-2 px-1.5 pt-0.5 pb-0.5 text-caption">
          <span
            className={classes(
              'min-w-0 break-words',
              direction === 'outgoing' ? 'text-phone-ink' : 'text-phone-time',
            )}
          >
            {bubble.footer}
          </span>
          <span
            className={classes(
              'flex shrink-0 items-center gap-1',
              direction === 'outgoing' ? 'text-phone-ink' : 'text-phone-time',
            )}
          >
            {time}
            {tick && <Ticks tick={tick} />}
          </span>
        </div>
      </div>
      {bubble.buttons.map((button) => (
        <ButtonRow key={button.index} button={button} onTap={onTap} />
      ))}
    </div>
  );
}
