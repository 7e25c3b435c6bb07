import type { Bubble, BubbleButton } from '@waypost/whatsapp';

import { ControlError } from '../control/control-error.ts';
import type { KeptMessage } from '../messages/message-book.ts';

/** What a tap sends, and the place that is marked as tapped. */
export interface Tap {
  kind: 'button' | 'interactive';
  content: unknown;
  place: number;
}

/** A card's buttons count on from those of the cards before it. */
function placeOnCards(bubble: Bubble, cardIndex: number, buttonIndex: number): number {
  const before = (bubble.cards ?? []).slice(0, cardIndex);
  return before.reduce((sum, card) => sum + card.buttons.length, buttonIndex);
}

function tapOnRow(bubble: Bubble, rowIndex: number): Tap {
  const row = bubble.list?.sections
    .flatMap((section) => section.rows)
    .find(({ index }) => index === rowIndex);
  if (!row) throw new ControlError(422, 'buttonIndex', 'the list has no row at this place');
  const { title, description, payload: id } = row;
  const reply = { id, title, ...(description === undefined ? {} : { description }) };
  return {
    kind: 'interactive',
    content: { type: 'list_reply', list_reply: reply },
    place: rowIndex,
  };
}

function buttonAt(bubble: Bubble, cardIndex: number | undefined, index: number): BubbleButton {
  const buttons = cardIndex === undefined ? bubble.buttons : bubble.cards?.[cardIndex]?.buttons;
  const button = buttons?.find((each) => each.index === index);
  if (!button) {
    throw new ControlError(422, 'buttonIndex', 'the message has no button at this place');
  }
  if (button.kind === 'quick_reply') return button;
  throw new ControlError(
    422,
    'buttonIndex',
    'only quick replies tell the business of a tap; links, calls and codes stay on the phone',
  );
}

/**
 * What the business hears of a tap on a quick reply, a reply button or a row of a list. Throws a
 * ControlError for buttons that are not there or tell nobody.
 */
export function tapContent(
  message: KeptMessage,
  bubble: Bubble,
  tap: { buttonIndex: number; cardIndex?: number | undefined },
): Tap {
  if (bubble.list) return tapOnRow(bubble, tap.buttonIndex);
  const { text, payload = text } = buttonAt(bubble, tap.cardIndex, tap.buttonIndex);
  const place =
    tap.cardIndex === undefined
      ? tap.buttonIndex
      : placeOnCards(bubble, tap.cardIndex, tap.buttonIndex);
  return message.kind === 'template'
    ? { kind: 'button', content: { payload, text }, place }
    : {
        kind: 'interactive',
        content: { type: 'button_reply', button_reply: { id: payload, title: text } },
        place,
      };
}
