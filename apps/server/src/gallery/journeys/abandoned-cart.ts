import { picture } from '../pictures.ts';
import { defineReadyJourney, sender } from '../ready-journey.ts';

/** The cart's total with both figures of its cents, which Liquid has no filter for. */
function inCents(written: string): string {
  return (
    '{% if event.cart_total %}{% assign all = event.cart_total | times: 100 | round %}' +
    '{% assign whole = all | divided_by: 100 | floor %}' +
    '{% assign cents = all | modulo: 100 | prepend: "0" | slice: -2, 2 %}' +
    `${written}{% endif %}`
  );
}

/** A reminder after an hour, an answer to whatever people tap, and a code for the fullest carts. */
export const abandonedCart = defineReadyJourney(
  'abandoned_cart',
  'abandonedCart',
  ({ team, people, shared, say }) => ({
    settings: {
      reentry: 'after',
      reentryAfter: { amount: 3, unit: 'days' },
      goal: {
        name: team.goal,
        when: { kind: 'event', eventName: 'order_placed' },
        within: { amount: 3, unit: 'days' },
      },
      exits: [{ id: 'bought', when: { kind: 'event', eventName: 'order_placed' } }],
    },
    pictures: ['full-cart'],
    templates: [
      {
        name: 'cart_still_here',
        category: 'MARKETING',
        header: { kind: 'image', sample: picture('full-cart')[0] },
        body: people.reminder,
        footer: shared.optOut,
        buttons: [
          { kind: 'quick_reply', text: people.finish },
          { kind: 'quick_reply', text: people.question },
          { kind: 'quick_reply', text: people.notNow },
        ],
        examples: {
          'body.first_name': shared.exampleName,
          'body.items': '3',
          'body.total': people.exampleTotal,
        },
      },
      {
        name: 'cart_small_thank_you',
        category: 'MARKETING',
        body: people.thankYou,
        footer: shared.optOut,
        buttons: [
          { kind: 'copy_code', example: 'ONUS24' },
          {
            kind: 'url',
            text: people.back,
            url: 'https://shop.example/cart/{{1}}',
            example: 'a1b2',
          },
        ],
        examples: { 'body.first_name': shared.exampleName },
      },
    ],
    activities: [
      {
        id: 'entry',
        type: 'entryEvent',
        name: team.entry,
        at: [1, 0],
        eventName: 'cart_abandoned',
        fields: [
          { name: 'cart_id', kind: 'text' },
          { name: 'items', kind: 'number' },
          { name: 'cart_total', kind: 'number' },
        ],
      },
      {
        id: 'hour',
        type: 'wait',
        name: '',
        at: [1, 1],
        until: { kind: 'duration' },
        duration: { amount: 1, unit: 'hours' },
      },
      {
        id: 'reminder',
        type: 'whatsapp',
        name: team.reminder,
        at: [1, 2],
        senderId: sender,
        content: say.template('cart_still_here', {
          'header.media': picture('full-cart'),
          'body.first_name': say.firstName,
          'body.items': ['{{ event.items }}', people.items],
          'body.total': [inCents(people.total), people.unknownTotal],
        }),
      },
      {
        id: 'tapped',
        type: 'reaction',
        name: team.tapped,
        at: [1, 3],
        activityId: 'reminder',
        outcomes: [
          { id: 'finish', kind: 'button', button: 0, label: people.finish },
          { id: 'question', kind: 'button', button: 1, label: people.question },
          { id: 'not_now', kind: 'button', button: 2, label: people.notNow },
        ],
        deadline: { amount: 1, unit: 'days' },
      },
      {
        id: 'link',
        type: 'whatsapp',
        name: team.link,
        at: [0, 4],
        senderId: sender,
        content: say.words(people.link),
      },
      {
        id: 'ask',
        type: 'whatsapp',
        name: team.ask,
        at: [1, 4],
        senderId: sender,
        content: say.words(people.ask),
      },
      {
        id: 'team',
        type: 'handOver',
        name: team.team,
        at: [1, 5],
        senderId: sender,
        note: team.note,
        waits: false,
      },
      {
        id: 'thanks',
        type: 'whatsapp',
        name: team.thanks,
        at: [2, 4],
        senderId: sender,
        content: say.words(people.noHurry),
      },
      {
        id: 'large',
        type: 'condition',
        name: team.large,
        at: [3, 4],
        branches: [
          {
            id: 'yes',
            name: team.fifty,
            rule: {
              kind: 'comparison',
              field: 'event.cart_total',
              operator: 'at_least',
              value: 50,
            },
          },
        ],
      },
      {
        id: 'code',
        type: 'whatsapp',
        name: team.code,
        at: [3, 5],
        senderId: sender,
        content: say.template('cart_small_thank_you', {
          'body.first_name': say.firstName,
          'button.0.code': ['ONUS24', ''],
          'button.1.url': ['{{ event.cart_id }}', 'mine'],
        }),
      },
      { id: 'buying', type: 'end', name: team.buying, at: [0, 5] },
      { id: 'asked', type: 'end', name: team.asked, at: [1, 6] },
      { id: 'declined', type: 'end', name: team.declined, at: [2, 5] },
      { id: 'offered', type: 'end', name: team.offered, at: [3, 6] },
      { id: 'quiet', type: 'end', name: team.quiet, at: [4, 5] },
    ],
    lines: [
      'entry.next>hour',
      'hour.next>reminder',
      'reminder.next>tapped',
      'tapped.finish>link',
      'tapped.question>ask',
      'tapped.not_now>thanks',
      'tapped.deadline>large',
      'link.next>buying',
      'ask.next>team',
      'team.next>asked',
      'thanks.next>declined',
      'large.yes>code',
      'large.otherwise>quiet',
      'code.next>offered',
    ],
  }),
);
