import type { Bubble, BubbleButton } from '@waypost/whatsapp';

import { useUiStrings } from '../strings/UiStrings.tsx';
import { classes } from '../theme/classes.ts';
import { BubbleButtons, buttonText } from './BubbleButtons.tsx';
import { BubbleCards } from './BubbleCards.tsx';
import { ContactActions } from './BubbleContacts.tsx';
import { BubbleHeader } from './BubbleHeader.tsx';
import { BubbleOffer } from './BubbleOffer.tsx';
import { BubbleQuote } from './BubbleQuote.tsx';
import { BubbleText } from './BubbleText.tsx';
import { EmojiBadge } from './EmojiBadge.tsx';
import { ListRows, type ListRow } from './ListRows.tsx';
import { usePhoneScreen } from './PhoneScreen.tsx';
import { ProductRows } from './ProductRows.tsx';
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
  /** Tints personalised words. */
  isPreview?: boolean;
  /**
   * Makes the buttons tappable. Without it they are drawn only; on a phone, lists and products then open to
   * be looked at.
   */
  onTap?: ((button: BubbleButton) => void) | undefined;
  /** Which buttons `onTap` and `onTapCard` are for; all where left out. */
  canTap?: ((button: BubbleButton) => boolean) | undefined;
  /** Lets a hand pull a button off the phone; undefined for one that stays. */
  onDrag?:
    | ((button: BubbleButton, card?: number) => ((transfer: DataTransfer) => void) | undefined)
    | undefined;
  /** Takes a row of a list on the phone itself, instead of `onTap` for the list's button. */
  onPickRow?: ((row: ListRow) => void) | undefined;
  /** Makes the buttons of cards tappable. */
  onTapCard?: ((card: number, button: BubbleButton) => void) | undefined;
}

/** One message as WhatsApp draws it. The preview and the handset use this very component. */
export function MessageBubble(props: MessageBubbleProps) {
  const { bubble, direction = 'incoming', isPreview = false, onTapCard, canTap = always } = props;
  const tapOf = useTaps(props);
  const isOwn = direction === 'outgoing';
  if (bubble.emojiReaction !== undefined) {
    return <Reaction emoji={bubble.emojiReaction} isOwn={isOwn} isPreview={isPreview} />;
  }
  if (bubble.header?.kind === 'sticker') return <StickerMessage {...props} />;
  const isWide =
    bubble.header !== undefined ||
    bubble.buttons.length > 0 ||
    bubble.offer !== undefined ||
    bubble.cards !== undefined ||
    bubble.answers !== undefined;
  return (
    <div
      data-bubble=""
      className={classes(
        'flex w-full min-w-24 flex-col gap-1.5',
        isOwn ? 'items-end self-end' : 'items-start self-start',
      )}
    >
      <div
        className={classes(
          'flex max-w-[88%] min-w-24 flex-col rounded-control text-label font-normal text-phone-ink shadow-node',
          isWide && 'w-[88%]',
          isOwn ? 'rounded-tr-none bg-phone-own' : 'rounded-tl-none bg-phone-bubble',
        )}
      >
        <div className="p-1">
          <Content bubble={bubble} isPreview={isPreview} />
          <Foot {...props} />
        </div>
        {bubble.header?.kind === 'contacts' && <ContactActions contacts={bubble.header.contacts} />}
        <BubbleButtons
          buttons={bubble.buttons}
          hasOneProduct={bubble.header?.kind === 'product'}
          onTap={tapOf}
          onDrag={props.onDrag}
        />
      </div>
      {bubble.cards && (
        <BubbleCards
          cards={bubble.cards}
          isPreview={isPreview}
          onTap={(card, button) =>
            onTapCard !== undefined && canTap(button) ? () => onTapCard(card, button) : undefined
          }
          onDrag={props.onDrag}
        />
      )}
    </div>
  );
}

/** What a tap on each button does; undefined for buttons that are drawn only. */
function useTaps({
  bubble,
  onTap,
  onPickRow,
  canTap = always,
}: MessageBubbleProps): (button: BubbleButton) => (() => void) | undefined {
  const strings = useUiStrings();
  const screen = usePhoneScreen();
  return (button) => {
    const { list, products } = bubble;
    if (button.kind === 'list' && list !== undefined && screen !== null) {
      if (onPickRow === undefined && onTap !== undefined) return () => onTap(button);
      const pick =
        onPickRow === undefined
          ? undefined
          : (row: ListRow) => {
              screen.closeSheet();
              onPickRow(row);
            };
      return () => screen.openSheet(button.text, <ListRows list={list} onPick={pick} />);
    }
    if (onTap !== undefined && canTap(button)) return () => onTap(button);
    if (button.kind !== 'products' || products === undefined || screen === null) return undefined;
    return () =>
      screen.openSheet(buttonText(button, false, strings), <ProductRows products={products} />);
  };
}

function always(): boolean {
  return true;
}

function Content({ bubble, isPreview }: { bubble: Bubble; isPreview: boolean }) {
  return (
    <>
      {bubble.quoted && <BubbleQuote quoted={bubble.quoted} />}
      {bubble.header && <BubbleHeader header={bubble.header} isPreview={isPreview} />}
      {bubble.offer && <BubbleOffer offer={bubble.offer} />}
      {bubble.body.length > 0 && (
        <p className="px-1.5 pt-1 break-words whitespace-pre-wrap">
          <BubbleText runs={bubble.body} isPreview={isPreview} />
        </p>
      )}
      {bubble.answers && <Answers answers={bubble.answers} />}
    </>
  );
}

/** What a person filled into a Flow. */
function Answers({ answers }: { answers: NonNullable<Bubble['answers']> }) {
  const strings = useUiStrings();
  return (
    <dl
      aria-label={strings.flowAnswers}
      className="mt-1 flex flex-col gap-1 rounded-chip bg-phone-ink/5 px-2 py-1.5"
    >
      {answers.map(({ name, value }) => (
        <div key={name} className="flex flex-col">
          <dt className="text-caption font-semibold break-words">{name}</dt>
          <dd className="break-words whitespace-pre-wrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The small print, the time and how far the message has come. */
function Foot({ bubble, direction = 'incoming', time, tick }: MessageBubbleProps) {
  const isOwn = direction === 'outgoing';
  const look = isOwn ? 'text-phone-ink' : 'text-phone-time';
  return (
    <div className="flex items-end justify-between gap-2 px-1.5 pt-0.5 pb-0.5 text-caption">
      <span className={classes('min-w-0 break-words', look)}>{bubble.footer}</span>
      <span data-bubble-time="" className={classes('flex shrink-0 items-center gap-1', look)}>
        {time}
        {tick && <Ticks tick={tick} />}
      </span>
    </div>
  );
}

/** A sticker lies on the wall, without a bubble. */
function StickerMessage(props: MessageBubbleProps) {
  const { bubble, direction = 'incoming', time, tick } = props;
  return (
    <div
      data-bubble=""
      className={classes(
        'flex flex-col items-end gap-1',
        direction === 'outgoing' ? 'self-end' : 'self-start',
      )}
    >
      {bubble.header && <BubbleHeader header={bubble.header} isPreview={false} />}
      {(time !== undefined || tick !== undefined) && (
        <span
          data-bubble-time=""
          className="flex items-center gap-1 rounded-chip bg-phone-bubble px-1.5 text-caption text-phone-time"
        >
          {time}
          {tick && <Ticks tick={tick} />}
        </span>
      )}
    </div>
  );
}

/** An emoji on a message of the other side, which a preview hints at. */
function Reaction({
  emoji,
  isOwn,
  isPreview,
}: {
  emoji: string;
  isOwn: boolean;
  isPreview: boolean;
}) {
  const strings = useUiStrings();
  const badge = emoji === '' ? null : <EmojiBadge emoji={emoji} />;
  if (!isPreview) return badge;
  return (
    <div
      className={classes('flex flex-col', isOwn ? 'items-start self-start' : 'items-end self-end')}
    >
      <span
        className={classes(
          'rounded-control px-2.5 pt-1 pb-2.5 text-label font-normal text-phone-ink italic shadow-node',
          isOwn ? 'rounded-tl-none bg-phone-bubble' : 'rounded-tr-none bg-phone-own',
        )}
      >
        {strings.latestMessage}
      </span>
      <span className="-mt-2 flex px-2">{badge}</span>
    </div>
  );
}
