import { buttonProblems, kindProblems } from './button-problems.ts';
import { draftLimits } from './draft-limits.ts';
import type { DraftCard, TemplateDraft } from './draft.ts';
import { type DraftProblem, draftProblem } from './draft-problem.ts';
import { headerProblems } from './header-problems.ts';
import { bodyShapeProblems, textProblems } from './text-problems.ts';

/** Rules of a carousel: how many cards, each card on its own, and all of the same make-up. */
export function carouselProblems({ cards, category }: TemplateDraft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const { least, most } = draftLimits.cards;
  if (category === 'AUTHENTICATION') problems.push(draftProblem('category', 'carousel_category'));
  if (cards.length < least || cards.length > most) {
    problems.push(draftProblem('cards', 'cards_count', { total: cards.length, least, most }));
  }
  for (const [index, card] of cards.entries()) {
    problems.push(...cardProblems(`cards.${index}`, card));
    if (index > 0) problems.push(...differences(`cards.${index}`, card, cards[0] ?? card));
  }
  return problems;
}

function cardProblems(field: string, card: DraftCard): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const { kind } = card.header;
  if (kind === 'image' || kind === 'video' || kind === 'product') {
    problems.push(...headerProblems(`${field}.header`, card.header));
  } else problems.push(draftProblem(`${field}.header`, 'card_header'));
  problems.push(
    ...textProblems(`${field}.body`, card.body, { limit: draftLimits.cardBody, lines: true }),
    ...bodyShapeProblems(`${field}.body`, card.body),
  );
  if (card.buttons.length < 1 || card.buttons.length > draftLimits.cardButtons) {
    problems.push(draftProblem(`${field}.buttons`, 'card_buttons_count'));
  }
  problems.push(...kindProblems(`${field}.buttons`, card.buttons));
  for (const [index, button] of card.buttons.entries()) {
    const place = `${field}.buttons.${index}`;
    const fits =
      kind === 'product'
        ? button.kind === 'product' || button.kind === 'url'
        : ['quick_reply', 'url', 'phone'].includes(button.kind);
    if (!fits) problems.push(draftProblem(place, 'card_button_kind'));
    problems.push(...buttonProblems(place, button));
  }
  return problems;
}

function differences(field: string, card: DraftCard, first: DraftCard): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (card.header.kind !== first.header.kind) {
    problems.push(draftProblem(`${field}.header`, 'card_header_differs'));
  }
  if ((card.body.trim() === '') !== (first.body.trim() === '')) {
    problems.push(draftProblem(`${field}.body`, 'card_body_differs'));
  }
  if (buttonKinds(card) !== buttonKinds(first)) {
    problems.push(draftProblem(`${field}.buttons`, 'card_buttons_differ'));
  }
  return problems;
}

function buttonKinds({ buttons }: DraftCard): string {
  return buttons.map(({ kind }) => kind).join();
}
