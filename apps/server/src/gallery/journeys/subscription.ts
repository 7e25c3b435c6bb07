import { firstName, sender, template, words, type ReadyJourneySource } from '../ready-journey.ts';

const newsletter = '5e4de200-0000-4000-8000-0000000000b2';

/** A sign-up counts once it is confirmed from the phone it was made for. */
export const subscription: ReadyJourneySource = {
  id: 'subscription',
  name: 'Subscription confirmation',
  sentence:
    'Lets people confirm a sign-up from their own phone, puts them on the list, and asks once more before it forgets them.',
  settings: { reentry: 'after', reentryAfter: { amount: 1, unit: 'weeks' } },
  audiences: [{ id: newsletter, name: 'Newsletter', kind: 'list', rule: null }],
  attributes: [{ name: 'newsletter_topic', label: 'Newsletter topic', kind: 'text' }],
  templates: [
    {
      name: 'please_confirm',
      language: 'en',
      category: 'UTILITY',
      body: 'Hi {{first_name}}, you asked for {{topic}} on WhatsApp. Please confirm that it was you; without your yes we send nothing.',
      footer: 'Reply STOP to leave at any time',
      buttons: [
        { kind: 'quick_reply', text: 'Yes, that was me' },
        { kind: 'quick_reply', text: 'No, thank you' },
      ],
      examples: { 'body.first_name': 'Emma', 'body.topic': 'our weekly recipes' },
    },
    {
      name: 'please_confirm_again',
      language: 'en',
      category: 'UTILITY',
      body: 'Hi {{first_name}}, your sign-up for {{topic}} is still open. One tap confirms it. If we hear nothing, we delete it tomorrow.',
      footer: 'Reply STOP to leave at any time',
      buttons: [
        { kind: 'quick_reply', text: 'Yes, that was me' },
        { kind: 'quick_reply', text: 'No, thank you' },
      ],
      examples: { 'body.first_name': 'Emma', 'body.topic': 'our weekly recipes' },
    },
  ],
  activities: [
    {
      id: 'entry',
      type: 'entryEvent',
      name: 'Signed up',
      at: [1, 0],
      eventName: 'subscription_requested',
      fields: [{ name: 'topic', kind: 'text' }],
    },
    {
      id: 'confirm',
      type: 'whatsapp',
      name: 'Was it you?',
      at: [1, 1],
      senderId: sender,
      content: template('please_confirm', {
        'body.first_name': firstName,
        'body.topic': ['{{ event.topic }}', 'our news'],
      }),
    },
    {
      id: 'answer',
      type: 'reaction',
      name: 'First answer',
      at: [1, 2],
      activityId: 'confirm',
      outcomes: [
        { id: 'yes', kind: 'button', button: 0, label: 'Yes, that was me' },
        { id: 'no', kind: 'button', button: 1, label: 'No, thank you' },
      ],
      deadline: { amount: 1, unit: 'days' },
    },
    {
      id: 'again',
      type: 'whatsapp',
      name: 'Still interested?',
      at: [2, 3],
      senderId: sender,
      content: template('please_confirm_again', {
        'body.first_name': firstName,
        'body.topic': ['{{ event.topic }}', 'our news'],
      }),
    },
    {
      id: 'second_answer',
      type: 'reaction',
      name: 'Second answer',
      at: [2, 4],
      activityId: 'again',
      outcomes: [
        { id: 'yes', kind: 'button', button: 0, label: 'Yes, that was me' },
        { id: 'no', kind: 'button', button: 1, label: 'No, thank you' },
      ],
      deadline: { amount: 1, unit: 'days' },
    },
    {
      id: 'list',
      type: 'audienceMembership',
      name: 'On the list',
      at: [0, 5],
      change: 'add',
      audienceId: newsletter,
    },
    {
      id: 'topic',
      type: 'updateProfile',
      name: 'Keep the topic',
      at: [0, 6],
      changes: [
        {
          attribute: 'newsletter_topic',
          kind: 'text',
          value: '{{ event.topic | default: "news" }}',
        },
      ],
    },
    {
      id: 'welcome',
      type: 'whatsapp',
      name: 'Welcome',
      at: [0, 7],
      senderId: sender,
      content: words(
        'Welcome, {{ profile.first_name | default: "and thank you" }}! From now on you get {{ event.topic | default: "our news" }} here, once a week at most. Write STOP whenever you have had enough.',
      ),
    },
    {
      id: 'sorry',
      type: 'whatsapp',
      name: 'Deleted',
      at: [1, 5],
      senderId: sender,
      content: words('Thanks for telling us. We have deleted the sign-up and send you nothing.'),
    },
    { id: 'confirmed', type: 'end', name: 'Confirmed', outcome: 'Confirmed', at: [0, 8] },
    { id: 'declined', type: 'end', name: 'Declined', outcome: 'Declined', at: [1, 6] },
    {
      id: 'forgotten',
      type: 'end',
      name: 'Never confirmed',
      outcome: 'Never confirmed',
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
};
