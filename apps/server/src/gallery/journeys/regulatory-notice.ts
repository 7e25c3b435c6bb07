import { sender, template, words, type ReadyJourneySource } from '../ready-journey.ts';

const audience = '5e4de200-0000-4000-8000-0000000000b3';

/** A notice that has to be read, with a record of who did. */
export const regulatoryNotice: ReadyJourneySource = {
  id: 'regulatory_notice',
  name: 'Regulatory notice',
  sentence:
    'Tells everybody about changed terms, records who has read them and when, and lists whom you have to reach by letter.',
  settings: { reentry: 'never', lifetime: { amount: 8, unit: 'weeks' } },
  audiences: [
    {
      id: audience,
      name: 'Has not read the new terms',
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
  attributes: [{ name: 'terms_read_on', label: 'Terms read on', kind: 'date' }],
  templates: [
    {
      name: 'terms_change',
      language: 'en',
      category: 'UTILITY',
      header: { kind: 'text', text: 'Our terms change on {{date}}' },
      body: 'Dear {{first_name}}, the terms of your contract change. What is new, and what it means for you, is on one page. Please read it and confirm below.',
      buttons: [
        { kind: 'url', text: 'Read the changes', url: 'https://shop.example/terms' },
        { kind: 'quick_reply', text: 'I have read it' },
        { kind: 'quick_reply', text: 'I have a question' },
      ],
      examples: { 'header.date': '1 March', 'body.first_name': 'Daan' },
    },
    {
      name: 'terms_change_reminder',
      language: 'en',
      category: 'UTILITY',
      body: 'Dear {{first_name}}, a reminder: we still need your confirmation that you have read our new terms. Without it you will get them by post.',
      buttons: [
        { kind: 'url', text: 'Read the changes', url: 'https://shop.example/terms' },
        { kind: 'quick_reply', text: 'I have read it' },
      ],
      examples: { 'body.first_name': 'Daan' },
    },
  ],
  activities: [
    {
      id: 'entry',
      type: 'entryAudience',
      name: 'Has not read them yet',
      at: [1, 0],
      audienceId: audience,
    },
    {
      id: 'notice',
      type: 'whatsapp',
      name: 'Our terms change',
      at: [1, 1],
      senderId: sender,
      content: template('terms_change', {
        'header.date': ['1 March', ''],
        'body.first_name': ['{{ profile.first_name }}', 'customer'],
      }),
    },
    {
      id: 'confirmed',
      type: 'reaction',
      name: 'Have they read it?',
      at: [1, 2],
      activityId: 'notice',
      outcomes: [
        { id: 'read', kind: 'button', button: 1, label: 'I have read it' },
        { id: 'question', kind: 'button', button: 2, label: 'I have a question' },
        { id: 'failed', kind: 'failed' },
      ],
      deadline: { amount: 2, unit: 'weeks' },
    },
    {
      id: 'reminder',
      type: 'whatsapp',
      name: 'A reminder',
      at: [2, 3],
      senderId: sender,
      content: template('terms_change_reminder', {
        'body.first_name': ['{{ profile.first_name }}', 'customer'],
      }),
    },
    {
      id: 'confirmed_late',
      type: 'reaction',
      name: 'Read it now?',
      at: [2, 4],
      activityId: 'reminder',
      outcomes: [
        { id: 'read', kind: 'button', button: 1, label: 'I have read it' },
        { id: 'failed', kind: 'failed' },
      ],
      deadline: { amount: 2, unit: 'weeks' },
    },
    {
      id: 'record',
      type: 'updateProfile',
      name: 'Record the date',
      at: [0, 5],
      changes: [
        { attribute: 'terms_read_on', kind: 'date', value: '{{ "now" | date: "%Y-%m-%d" }}' },
      ],
    },
    {
      id: 'thanks',
      type: 'whatsapp',
      name: 'Thank you',
      at: [0, 6],
      senderId: sender,
      content: words('Thank you. We have noted today as the day on which you read the new terms.'),
    },
    {
      id: 'answer',
      type: 'whatsapp',
      name: 'A colleague will answer',
      at: [1, 4],
      senderId: sender,
      content: words(
        'Of course. Write your question here; a colleague answers on the next working day.',
      ),
    },
    {
      id: 'team',
      type: 'handOver',
      name: 'Question about the terms',
      at: [1, 5],
      senderId: sender,
      note: 'Has a question about the new terms and has not confirmed them yet.',
      waits: false,
    },
    { id: 'done', type: 'end', name: 'Has read it', outcome: 'Read', at: [0, 7] },
    { id: 'asked', type: 'end', name: 'Has a question', outcome: 'Asked', at: [1, 6] },
    { id: 'by_post', type: 'end', name: 'Send a letter', outcome: 'By post', at: [3, 5] },
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
};
