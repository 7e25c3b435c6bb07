import { picture } from '../pictures.ts';
import { defineReadyJourney, sender } from '../ready-journey.ts';

const audience = '5e4de200-0000-4000-8000-0000000000b1';

/** An offer to the best customers, with a last call to those who looked neither way. */
export const promotion = defineReadyJourney(
  'promotion',
  'promotion',
  ({ team, people, shared, say }) => ({
    settings: {
      reentry: 'never',
      goal: {
        name: team.goal,
        when: { kind: 'event', eventName: 'order_placed' },
        within: { amount: 7, unit: 'days' },
      },
      exits: [{ id: 'bought', when: { kind: 'event', eventName: 'order_placed' } }],
    },
    pictures: ['season-sale'],
    audiences: [
      {
        id: audience,
        name: team.audience,
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
        category: 'MARKETING',
        header: { kind: 'image', sample: picture('season-sale')[0] },
        body: people.offer,
        footer: shared.optOut,
        buttons: [
          { kind: 'quick_reply', text: people.yes },
          { kind: 'quick_reply', text: people.no },
        ],
        examples: { 'body.first_name': shared.exampleName, 'body.discount': people.discount },
      },
      {
        name: 'season_last_call',
        category: 'MARKETING',
        body: people.lastCall,
        footer: shared.optOut,
        buttons: [{ kind: 'url', text: people.see, url: 'https://shop.example/new' }],
        examples: { 'body.first_name': shared.exampleName, 'body.discount': people.discount },
      },
    ],
    activities: [
      {
        id: 'entry',
        type: 'entryAudience',
        name: team.entry,
        at: [1, 0],
        audienceId: audience,
      },
      {
        id: 'daytime',
        type: 'wait',
        name: team.daytime,
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
        name: team.offer,
        at: [1, 2],
        senderId: sender,
        content: say.template('season_preview', {
          'header.media': picture('season-sale'),
          'body.first_name': say.firstName,
          'body.discount': [people.discount, ''],
        }),
      },
      {
        id: 'interest',
        type: 'reaction',
        name: team.interest,
        at: [1, 3],
        activityId: 'offer',
        outcomes: [
          { id: 'yes', kind: 'button', button: 0, label: people.yes },
          { id: 'no', kind: 'button', button: 1, label: people.no },
        ],
        deadline: { amount: 2, unit: 'days' },
      },
      {
        id: 'code',
        type: 'whatsapp',
        name: team.code,
        at: [0, 4],
        senderId: sender,
        content: say.response({
          kind: 'link',
          quote: false,
          body: people.code,
          footer: '',
          button: people.see,
          url: 'https://shop.example/new?code=GOLD20',
        }),
      },
      {
        id: 'fine',
        type: 'whatsapp',
        name: team.fine,
        at: [1, 4],
        senderId: sender,
        content: say.words(people.fine),
      },
      {
        id: 'last_call',
        type: 'whatsapp',
        name: team.lastCall,
        at: [2, 4],
        senderId: sender,
        content: say.template('season_last_call', {
          'body.first_name': say.firstName,
          'body.discount': [people.discount, ''],
        }),
      },
      { id: 'has_code', type: 'end', name: team.hasCode, outcome: team.hasCodeOutcome, at: [0, 5] },
      {
        id: 'not_for_me',
        type: 'end',
        name: team.notForMe,
        outcome: team.notForMeOutcome,
        at: [1, 5],
      },
      {
        id: 'reminded',
        type: 'end',
        name: team.reminded,
        outcome: team.remindedOutcome,
        at: [2, 5],
      },
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
  }),
);
