import { graphSchema, type Graph, type GraphInput } from '@waypost/journey';
import type { WhatsAppContent } from '@waypost/whatsapp';

type Activity = GraphInput['activities'][number];

/** What its messages are made of: those of the demo's journey. */
export interface WinterMessages {
  senderId: string;
  reminder: WhatsAppContent;
  offer: WhatsAppContent;
}

/** Places on the canvas: columns and rows of a drawing from top to bottom. */
const at = (column: number, row: number) => ({ x: column * 296, y: row * 144 });

/**
 * A journey of sixteen activities, notes beside it, as a shop would draw it before Christmas: an experiment between two
 * offers, reactions to them, and another way for whoever is no gold member. With `changed`, as its author draws it a
 * week later: one activity more, one less, words and times changed, one connection led elsewhere.
 */
export function winterCollection(
  { senderId, reminder, offer }: WinterMessages,
  changed = false,
): Graph {
  const activities: Activity[] = [
    {
      id: 'entry',
      type: 'entryEvent',
      name: 'Looked at the winter collection',
      position: at(2, 0),
      eventName: 'winter_preview',
      fields: [{ name: 'cart_total', kind: 'number' }],
    },
    {
      id: 'tier',
      type: 'condition',
      name: 'Gold member?',
      position: at(2, 1),
      branches: [
        {
          id: 'gold',
          name: 'Gold',
          rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
        },
      ],
    },
    {
      id: 'offers',
      type: 'experiment',
      name: 'Which offer works?',
      position: at(1, 2),
      variants: [
        { id: 'a', name: 'Ten per cent', weight: 50 },
        { id: 'b', name: 'A friendly reminder', weight: 50 },
      ],
      metric: { kind: 'reply' },
      within: { amount: 3, unit: 'days' },
    },
    {
      id: 'discount',
      type: 'whatsapp',
      name: 'Ten per cent for gold',
      position: at(0, 3),
      senderId,
      content: withDiscount(offer, changed ? '15 %' : '10 %'),
    },
    {
      id: 'reminder',
      type: 'whatsapp',
      name: 'A friendly reminder',
      position: at(1, 3),
      senderId,
      content: reminder,
    },
    {
      id: 'answered',
      type: 'reaction',
      name: 'What do they answer?',
      position: at(1, 4),
      activityId: 'reminder',
      outcomes: [
        { id: 'complete', kind: 'button', button: 0, label: 'Complete order' },
        { id: 'not_now', kind: 'button', button: 1, label: 'Not now' },
      ],
      deadline: { amount: changed ? 2 : 1, unit: 'days' },
    },
    {
      id: 'read',
      type: 'reaction',
      name: 'Do they read it?',
      position: at(0, 4),
      activityId: 'discount',
      outcomes: [{ id: 'read', kind: 'read' }],
      deadline: { amount: 1, unit: 'days' },
    },
    {
      id: 'patience',
      type: 'wait',
      name: changed ? 'A few quiet days' : '',
      position: at(3, 2),
      until: { kind: 'duration' },
      duration: { amount: changed ? 4 : 2, unit: 'days' },
    },
    {
      id: 'regular',
      type: 'whatsapp',
      name: 'The new collection',
      position: at(3, 3),
      senderId,
      content: withDiscount(offer, '5 %'),
    },
    {
      id: 'remember',
      type: 'updateProfile',
      name: 'Remember the interest',
      position: at(0, 5),
      changes: [{ kind: 'text', attribute: 'interest', value: 'winter' }],
    },
    { id: 'bought', type: 'end', name: 'Completes the order', position: at(1, 6) },
    { id: 'later', type: 'end', name: 'Not interested now', position: at(2, 6) },
    { id: 'out', type: 'end', name: 'Seen everything', position: at(3, 6) },
    ...(changed
      ? [
          {
            id: 'evening',
            type: 'wait' as const,
            name: 'Until the shop opens',
            position: at(3, 5),
            until: { kind: 'hours' as const, from: '09:00', to: '19:00' },
          },
        ]
      : [
          {
            id: 'chance',
            type: 'split' as const,
            name: 'Half of them hear again',
            position: at(2, 4),
            branches: [
              { id: 'again', name: 'Again', weight: 50 },
              { id: 'enough', name: 'Enough', weight: 50 },
            ],
          },
        ]),
  ];
  const ways = [
    'entry.next>tier',
    'tier.gold>offers',
    'tier.otherwise>patience',
    'offers.a>discount',
    'offers.b>reminder',
    'discount.next>read',
    'read.read>remember',
    'read.deadline>remember',
    'remember.next>bought',
    'reminder.next>answered',
    'answered.complete>bought',
    'answered.not_now>later',
    'patience.next>regular',
    ...(changed
      ? ['answered.deadline>later', 'regular.next>evening', 'evening.next>out']
      : [
          'answered.deadline>chance',
          'chance.again>regular',
          'chance.enough>later',
          'regular.next>out',
        ]),
  ];
  return graphSchema.parse({
    format: 1,
    settings: { reentry: changed ? 'always' : 'never' },
    activities,
    connections: ways.map((way, place) => {
      const [from = '', to = ''] = way.split('>');
      const [activity = '', port = ''] = from.split('.');
      return { id: `way${place}`, from: { activity, port }, to };
    }),
    notes: [
      {
        id: 'wording',
        text: 'Ada checks the wording of both offers before Friday.',
        tone: 'yellow',
        position: { x: 612, y: 424 },
        size: { width: 220, height: 88 },
      },
      {
        id: 'stock',
        text: 'Stock arrives on the 28th.',
        tone: 'blue',
        position: { x: 916, y: 0 },
        size: { width: 200, height: 64 },
      },
    ],
  });
}

/** The offer with another discount, in each of its languages. */
function withDiscount({ template }: WhatsAppContent, discount: string): WhatsAppContent {
  if (template === undefined) return {};
  const languages = Object.entries(template.byLanguage).map(([language, { values }]) => [
    language,
    { values: { ...values, 'body.discount': { value: discount, fallback: '' } } },
  ]);
  return { template: { ...template, byLanguage: Object.fromEntries(languages) } };
}
