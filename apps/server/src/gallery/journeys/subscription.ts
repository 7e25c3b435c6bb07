import { defineReadyJourney, sender } from '../ready-journey.ts';

const newsletter = '5e4de200-0000-4000-8000-0000000000b2';

/** A sign-up counts once it is confirmed from the phone it was made for. */
export const subscription = defineReadyJourney(
  'subscription',
  'subscription',
  ({ team, people, shared, say }) => ({
    settings: { reentry: 'after', reentryAfter: { amount: 1, unit: 'weeks' } },
    audiences: [{ id: newsletter, name: team.audience, kind: 'list', rule: null }],
    attributes: [{ name: 'newsletter_topic', label: team.newsletterTopic, kind: 'text' }],
    templates: [
      {
        name: 'please_confirm',
        category: 'UTILITY',
        body: people.confirm,
        footer: people.leave,
        buttons: [
          { kind: 'quick_reply', text: people.yes },
          { kind: 'quick_reply', text: people.no },
        ],
        examples: { 'body.first_name': shared.exampleName, 'body.topic': people.exampleTopic },
      },
      {
        name: 'please_confirm_again',
        category: 'UTILITY',
        body: people.again,
        footer: people.leave,
        buttons: [
          { kind: 'quick_reply', text: people.yes },
          { kind: 'quick_reply', text: people.no },
        ],
        examples: { 'body.first_name': shared.exampleName, 'body.topic': people.exampleTopic },
      },
    ],
    activities: [
      {
        id: 'entry',
        type: 'entryEvent',
        name: team.entry,
        at: [1, 0],
        eventName: 'subscription_requested',
        fields: [{ name: 'topic', kind: 'text' }],
      },
      {
        id: 'confirm',
        type: 'whatsapp',
        name: team.confirm,
        at: [1, 1],
        senderId: sender,
        content: say.template('please_confirm', {
          'body.first_name': say.firstName,
          'body.topic': ['{{ event.topic }}', people.unknownTopic],
        }),
      },
      {
        id: 'answer',
        type: 'reaction',
        name: team.answer,
        at: [1, 2],
        activityId: 'confirm',
        outcomes: [
          { id: 'yes', kind: 'button', button: 0, label: people.yes },
          { id: 'no', kind: 'button', button: 1, label: people.no },
        ],
        deadline: { amount: 1, unit: 'days' },
      },
      {
        id: 'again',
        type: 'whatsapp',
        name: team.again,
        at: [2, 3],
        senderId: sender,
        content: say.template('please_confirm_again', {
          'body.first_name': say.firstName,
          'body.topic': ['{{ event.topic }}', people.unknownTopic],
        }),
      },
      {
        id: 'second_answer',
        type: 'reaction',
        name: team.secondAnswer,
        at: [2, 4],
        activityId: 'again',
        outcomes: [
          { id: 'yes', kind: 'button', button: 0, label: people.yes },
          { id: 'no', kind: 'button', button: 1, label: people.no },
        ],
        deadline: { amount: 1, unit: 'days' },
      },
      {
        id: 'list',
        type: 'audienceMembership',
        name: team.list,
        at: [0, 5],
        change: 'add',
        audienceId: newsletter,
      },
      {
        id: 'topic',
        type: 'updateProfile',
        name: team.topic,
        at: [0, 6],
        changes: [
          {
            attribute: 'newsletter_topic',
            kind: 'text',
            value: `{{ event.topic | default: "${team.unknownTopic}" }}`,
          },
        ],
      },
      {
        id: 'welcome',
        type: 'whatsapp',
        name: team.welcome,
        at: [0, 7],
        senderId: sender,
        content: say.words(people.welcome),
      },
      {
        id: 'sorry',
        type: 'whatsapp',
        name: team.sorry,
        at: [1, 5],
        senderId: sender,
        content: say.words(people.sorry),
      },
      {
        id: 'confirmed',
        type: 'end',
        name: team.confirmed,
        outcome: team.confirmedOutcome,
        at: [0, 8],
      },
      {
        id: 'declined',
        type: 'end',
        name: team.declined,
        outcome: team.declinedOutcome,
        at: [1, 6],
      },
      {
        id: 'forgotten',
        type: 'end',
        name: team.forgotten,
        outcome: team.forgottenOutcome,
        at: [2, 5],
      },
    ],
    lines: [
      'entry.next>confirm',
      'confirm.next>answer',
      'answer.yes>list',
      'answer.no>sorry',
      'answer.deadline>again',
      'again.next>second_answer',
      'second_answer.yes>list',
      'second_answer.no>sorry',
      'second_answer.deadline>forgotten',
      'list.next>topic',
      'topic.next>welcome',
      'welcome.next>confirmed',
      'sorry.next>declined',
    ],
  }),
);
