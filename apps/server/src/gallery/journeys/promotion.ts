import {
  firstName,
  picture,
  response,
  sender,
  template,
  words,
  type ReadyJourneySource,
} from '../ready-journey.ts';

const audience = '5e4de200-0000-4000-8000-0000000000b1';

/** An offer to the best customers, with a last call to those who looked neither way. */
export const promotion: ReadyJourneySource = {
  id: 'promotion',
  name: 'Seasonal offer',
  sentence:
    'Sends an offer with a picture to your best customers, gives the code to whoever is interested, and reminds the others once.',
  settings: {
    reentry: 'never',
    goal: {
      name: 'Bought',
      when: { kind: 'event', eventName: 'order_placed' },
      within: { amount: 7, unit: 'days' },
    },
    exits: [{ id: 'bought', when: { kind: 'event', eventName: 'order_placed' } }],
  },
  pictures: ['season-sale'],
  audiences: [
    {
      id: audience,
      name: 'Gold customers',
      kind: 'rule',
      rule: {
        kind: 'group',
        combinator: 'and',
        not: false,
        rules: [
          { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          { kind: 'comparison', field: 'consent.marketing', operator: 'equals', value: 'in' },
        ],
      },
    },
  ],
  attributes: [{ name: 'tier', label: null, kind: 'text' }],
  templates: [
    {
      name: 'season_preview',
      language: 'en',
      category: 'MARKETING',
      header: { kind: 'image', sample: picture('season-sale')[0] },
      body: 'Hi {{first_name}}, before it opens to everybody: our new season, with {{discount}} off for you until Sunday. Would you like your code?',
      footer: 'Reply STOP to opt out',
      buttons: [
        { kind: 'quick_reply', text: 'Yes, my code please' },
        { kind: 'quick_reply', text: 'Not for me' },
      ],
      examples: { 'body.first_name': 'Sophie', 'body.discount': '20 %' },
    },
    {
      name: 'season_last_call',
      language: 'en',
      category: 'MARKETING',
      body: 'Hi {{first_name}}, a last reminder: your {{discount}} on the new season end on Sunday night. After that you won’t hear about it again.',
      footer: 'Reply STOP to opt out',
      buttons: [{ kind: 'url', text: 'See the new season', url: 'https://shop.example/new' }],
      examples: { 'body.first_name': 'Sophie', 'body.discount': '20 %' },
    },
  ],
  activities: [
    {
      id: 'entry',
      type: 'entryAudience',
      name: 'Gold customers',
      at: [1, 0],
      audienceId: audience,
    },
    {
      id: 'daytime',
      type: 'wait',
      name: 'In the daytime',
      at: [1, 1],
      until: {
        kind: 'hours',
        from: '09:00',
        to: '20:00',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        zone: null,
      },
    },
    {
      id: 'offer',
      type: 'whatsapp',
      name: 'The new season',
      at: [1, 2],
      senderId: sender,
      content: template('season_preview', {
        'header.media': picture('season-sale'),
        'body.first_name': firstName,
        'body.discount': ['20 %', ''],
      }),
    },
    {
      id: 'interest',
      type: 'reaction',
      name: 'Interested?',
      at: [1, 3],
      activityId: 'offer',
      outcomes: [
        { id: 'yes', kind: 'button', button: 0, label: 'Yes, my code please' },
        { id: 'no', kind: 'button', button: 1, label: 'Not for me' },
      ],
      deadline: { amount: 2, unit: 'days' },
    },
    {
      id: 'code',
      type: 'whatsapp',
      name: 'Your code',
      at: [0, 4],
      senderId: sender,
      content: response({
        kind: 'link',
        quote: false,
        body: 'Here it is: *GOLD20*\nIt works once, on everything, until Sunday night. Have fun choosing!',
        footer: '',
        button: 'See the new season',
        url: 'https://shop.example/new?code=GOLD20',
      }),
    },
    {
      id: 'fine',
      type: 'whatsapp',
      name: 'Thanks for telling us',
      at: [1, 4],
      senderId: sender,
      content: words(
        'Thanks for telling us. We will only write when we have something that fits you better.',
      ),
    },
    {
      id: 'last_call',
      type: 'whatsapp',
      name: 'Last call',
      at: [2, 4],
      senderId: sender,
      content: template('season_last_call', {
        'body.first_name': firstName,
        'body.discount': ['20 %', ''],
      }),
    },
    { id: 'has_code', type: 'end', name: 'Has the code', outcome: 'Interested', at: [0, 5] },
    { id: 'not_for_me', type: 'end', name: 'Not for them', outcome: 'Not interested', at: [1, 5] },
    { id: 'reminded', type: 'end', name: 'Reminded once', outcome: 'No answer', at: [2, 5] },
  ],
  lines: [
    'entry.next>daytime',
    'daytime.next>offer',
    'offer.next>interest',
    'interest.yes>code',
    'interest.no>fine',
    'interest.deadline>last_call',
    'code.next>has_code',
    'fine.next>not_for_me',
    'last_call.next>reminded',
  ],
};
