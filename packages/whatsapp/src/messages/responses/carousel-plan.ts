import { mediumField, sentMedium } from './frame.ts';
import { linkFields, sentLink } from './link-plan.ts';
import type { FieldProblem, ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import { countProblem, found, type ResponsePlan, type WordsOf } from './response-plan.ts';

type CarouselContent = ResponseOf<'carousel'>;
type Card = CarouselContent['cards'][number];

/** Two to ten cards side by side, each with a medium and a link button. */
export function planCarousel(content: CarouselContent): ResponsePlan {
  return {
    fields: [
      {
        path: 'body',
        text: content.body,
        label: 'The text',
        max: responseLimits.body,
        required: true,
      },
      ...content.cards.flatMap(cardFields),
    ],
    rules: () => cardProblems(content.cards),
    send: (wordsOf) => ({
      type: 'interactive',
      interactive: {
        type: 'carousel',
        body: { text: wordsOf('body') },
        action: { cards: content.cards.map((card, place) => sentCard(card, place, wordsOf)) },
      },
    }),
  };
}

function cardFields(card: Card, place: number): ResponseField[] {
  const prefix = `cards.${place}.`;
  const whose = ` of card ${place + 1}`;
  return [
    mediumField(`${prefix}header.medium`, card.header.medium, `The ${card.header.kind}${whose}`),
    {
      path: `${prefix}body`,
      text: card.body,
      label: `The text${whose}`,
      max: responseLimits.cardBody,
      required: false,
      shape: 'cardWords',
    },
    ...linkFields(card, prefix, whose),
  ];
}

function cardProblems(cards: Card[]): FieldProblem[] {
  const odd = cards.findIndex((card) => card.header.kind !== cards[0]?.header.kind);
  return found(
    countProblem('cards', cards.length, {
      least: responseLimits.cardsLeast,
      most: responseLimits.cards,
      parts: 'cards',
    }),
    odd === -1
      ? null
      : {
          path: `cards.${odd}.header`,
          code: 'cards_differ',
          text: 'All cards need the same kind of header: an image on each, or a video on each.',
        },
  );
}

function sentCard(card: Card, place: number, wordsOf: WordsOf) {
  const prefix = `cards.${place}.`;
  const medium = sentMedium(wordsOf(`${prefix}header.medium`));
  const text = wordsOf(`${prefix}body`);
  return {
    card_index: place,
    type: 'cta_url' as const,
    header:
      card.header.kind === 'image'
        ? { type: 'image' as const, image: medium }
        : { type: 'video' as const, video: medium },
    ...(text === '' ? {} : { body: { text } }),
    action: sentLink(wordsOf, prefix),
  };
}
