import { draftButton } from '@waypost/whatsapp';
import type { DraftButton, DraftCard } from '@waypost/whatsapp';

/**
 * Gives every card of a carousel the make-up of one: Meta wants the same kind of header and the same kinds
 * of buttons on each. What was written on the others stays where it fits.
 */
export function alignCards(cards: readonly DraftCard[], model: DraftCard): DraftCard[] {
  return cards.map((card) => {
    if (card === model) return card;
    const header =
      card.header.kind === model.header.kind
        ? card.header
        : { ...card.header, kind: model.header.kind, sample: '' };
    return { ...card, header, buttons: alignButtons(card.buttons, model.buttons) };
  });
}

function alignButtons(own: readonly DraftButton[], model: readonly DraftButton[]): DraftButton[] {
  const left = [...own];
  return model.map((wanted) => {
    const place = left.findIndex(({ kind }) => kind === wanted.kind);
    const [kept] = place < 0 ? [] : left.splice(place, 1);
    return kept ?? draftButton(wanted.kind, { text: wanted.text });
  });
}
