import type { Graph } from '@waypost/journey';
import type { WhatsAppContent } from '@waypost/whatsapp';

/** The templates of one name, by language, as the demo's messages use them. */
export interface DemoTemplateLanguages {
  languages: readonly string[];
  /** Address of the picture in the header. */
  picture: string;
}

/** The demo's journey: a reminder, a second one for people who did not react, and an end for each outcome. */
export function abandonedCart(
  senderId: string,
  reminder: DemoTemplateLanguages,
  secondReminder: DemoTemplateLanguages,
): Graph {
  return {
    format: 1,
    settings: { reentry: 'always' },
    activities: [
      {
        id: 'entry',
        type: 'entryEvent',
        name: 'Cart abandoned',
        position: { x: 320, y: 0 },
        eventName: 'cart_abandoned',
        fields: [
          { name: 'cart_total', kind: 'number' },
          { name: 'items', kind: 'number' },
        ],
      },
      {
        id: 'reminder',
        type: 'whatsapp',
        name: 'Cart reminder',
        position: { x: 320, y: 140 },
        senderId,
        expiry: { amount: 1, unit: 'days' },
        content: content('cart_reminder', reminder, {
          'body.first_name': { value: '{{ profile.first_name }}', fallback: 'there' },
          'body.cart_total': {
            value: '{% if event.cart_total %}€{{ event.cart_total }}{% endif %}',
            fallback: 'your choice',
          },
        }),
      },
      {
        id: 'reaction',
        type: 'reaction',
        name: 'What did they tap?',
        position: { x: 320, y: 280 },
        activityId: 'reminder',
        outcomes: [
          { id: 'complete', kind: 'button', button: 0, label: 'Complete order' },
          { id: 'not_now', kind: 'button', button: 1, label: 'Not now' },
        ],
        deadline: { amount: 1, unit: 'days' },
      },
      {
        id: 'wait',
        type: 'wait',
        name: '',
        position: { x: 640, y: 440 },
        until: { kind: 'duration' },
        duration: { amount: 2, unit: 'days' },
      },
      {
        id: 'offer',
        type: 'whatsapp',
        name: 'A small incentive',
        position: { x: 640, y: 580 },
        senderId,
        expiry: { amount: 1, unit: 'days' },
        content: content('summer_offer', secondReminder, {
          'body.first_name': { value: '{{ profile.first_name }}', fallback: 'there' },
          'body.discount': { value: '10 %', fallback: '' },
          'button.1.url': { value: '{{ profile.external_id }}', fallback: 'you' },
        }),
      },
      { id: 'completed', type: 'end', name: 'Completes the order', position: { x: 0, y: 440 } },
      { id: 'declined', type: 'end', name: 'Not interested', position: { x: 320, y: 440 } },
      { id: 'done', type: 'end', name: '', position: { x: 640, y: 720 } },
    ],
    connections: [
      { id: 'c-entry', from: { activity: 'entry', port: 'next' }, to: 'reminder' },
      { id: 'c-reminder', from: { activity: 'reminder', port: 'next' }, to: 'reaction' },
      { id: 'c-complete', from: { activity: 'reaction', port: 'complete' }, to: 'completed' },
      { id: 'c-not-now', from: { activity: 'reaction', port: 'not_now' }, to: 'declined' },
      { id: 'c-deadline', from: { activity: 'reaction', port: 'deadline' }, to: 'wait' },
      { id: 'c-wait', from: { activity: 'wait', port: 'next' }, to: 'offer' },
      { id: 'c-offer', from: { activity: 'offer', port: 'next' }, to: 'done' },
    ],
  };
}

function content(
  name: string,
  { languages, picture }: DemoTemplateLanguages,
  values: Record<string, { value: string; fallback: string }>,
): WhatsAppContent {
  return {
    template: {
      name,
      defaultLanguage: 'en',
      byLanguage: Object.fromEntries(
        languages.map((language) => [
          language,
          { values: { 'header.media': { value: picture, fallback: '' }, ...values } },
        ]),
      ),
    },
  };
}
