import { defineReadyJourney, sender } from '../ready-journey.ts';

const audience = '5e4de200-0000-4000-8000-0000000000b3';

/** A notice that has to be read, with a record of who did. */
export const regulatoryNotice = defineReadyJourney(
  'regulatory_notice',
  'regulatoryNotice',
  ({ team, people, shared, say }) => ({
    settings: { reentry: 'never', lifetime: { amount: 8, unit: 'weeks' } },
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
            { kind: 'comparison', field: 'consent.service', operator: 'equals', value: 'in' },
            {
              kind: 'comparison',
              field: 'profile.terms_read_on',
              operator: 'is_not_set',
              value: null,
            },
          ],
        },
      },
    ],
    attributes: [{ name: 'terms_read_on', label: team.termsReadOn, kind: 'date' }],
    templates: [
      {
        name: 'terms_change',
        category: 'UTILITY',
        header: { kind: 'text', text: people.header },
        body: people.notice,
        buttons: [
          { kind: 'url', text: people.readChanges, url: 'https://shop.example/terms' },
          { kind: 'quick_reply', text: people.haveRead },
          { kind: 'quick_reply', text: people.question },
        ],
        examples: { 'header.date': people.date, 'body.first_name': shared.exampleName },
      },
      {
        name: 'terms_change_reminder',
        category: 'UTILITY',
        body: people.reminder,
        buttons: [
          { kind: 'url', text: people.readChanges, url: 'https://shop.example/terms' },
          { kind: 'quick_reply', text: people.haveRead },
        ],
        examples: { 'body.first_name': shared.exampleName },
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
        id: 'notice',
        type: 'whatsapp',
        name: team.notice,
        at: [1, 1],
        senderId: sender,
        content: say.template('terms_change', {
          'header.date': [people.date, ''],
          'body.first_name': ['{{ profile.first_name }}', people.customer],
        }),
      },
      {
        id: 'confirmed',
        type: 'reaction',
        name: team.confirmed,
        at: [1, 2],
        activityId: 'notice',
        outcomes: [
          { id: 'read', kind: 'button', button: 1, label: people.haveRead },
          { id: 'question', kind: 'button', button: 2, label: people.question },
          { id: 'failed', kind: 'failed' },
        ],
        deadline: { amount: 2, unit: 'weeks' },
      },
      {
        id: 'reminder',
        type: 'whatsapp',
        name: team.reminder,
        at: [2, 3],
        senderId: sender,
        content: say.template('terms_change_reminder', {
          'body.first_name': ['{{ profile.first_name }}', people.customer],
        }),
      },
      {
        id: 'confirmed_late',
        type: 'reaction',
        name: team.confirmedLate,
        at: [2, 4],
        activityId: 'reminder',
        outcomes: [
          { id: 'read', kind: 'button', button: 1, label: people.haveRead },
          { id: 'failed', kind: 'failed' },
        ],
        deadline: { amount: 2, unit: 'weeks' },
      },
      {
        id: 'record',
        type: 'updateProfile',
        name: team.record,
        at: [0, 5],
        changes: [
          { attribute: 'terms_read_on', kind: 'date', value: '{{ "now" | date: "%Y-%m-%d" }}' },
        ],
      },
      {
        id: 'thanks',
        type: 'whatsapp',
        name: team.thanks,
        at: [0, 6],
        senderId: sender,
        content: say.words(people.thanks),
      },
      {
        id: 'answer',
        type: 'whatsapp',
        name: team.answer,
        at: [1, 4],
        senderId: sender,
        content: say.words(people.answer),
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
      { id: 'done', type: 'end', name: team.done, outcome: team.doneOutcome, at: [0, 7] },
      { id: 'asked', type: 'end', name: team.asked, outcome: team.askedOutcome, at: [1, 6] },
      { id: 'by_post', type: 'end', name: team.byPost, outcome: team.byPostOutcome, at: [3, 5] },
    ],
    lines: [
      'entry.next>notice',
      'notice.next>confirmed',
      'notice.error>by_post',
      'confirmed.read>record',
      'confirmed.question>answer',
      'confirmed.failed>by_post',
      'confirmed.deadline>reminder',
      'reminder.next>confirmed_late',
      'reminder.error>by_post',
      'confirmed_late.read>record',
      'confirmed_late.failed>by_post',
      'confirmed_late.deadline>by_post',
      'record.next>thanks',
      'thanks.next>done',
      'answer.next>team',
      'team.next>asked',
    ],
  }),
);
