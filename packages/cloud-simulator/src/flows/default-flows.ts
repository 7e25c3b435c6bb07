import type { FlowSettingsInput } from './flow-settings.ts';

/** The Flows that every account of the simulator starts with. */
export const defaultFlows: Omit<FlowSettingsInput, 'wabaId'>[] = [
  {
    id: '1155112233445501',
    name: 'book_appointment',
    categories: ['APPOINTMENT_BOOKING'],
    screens: [
      {
        id: 'APPOINTMENT',
        title: 'Book an appointment',
        fields: [
          { name: 'date', label: 'Day', kind: 'date', required: true },
          {
            name: 'time',
            label: 'Time',
            kind: 'choice',
            required: true,
            options: [
              { id: '09:30', title: '9:30' },
              { id: '11:00', title: '11:00' },
              { id: '15:30', title: '15:30' },
            ],
          },
        ],
      },
      {
        id: 'DETAILS',
        title: 'Your details',
        fields: [
          { name: 'name', label: 'Name', kind: 'text', required: true },
          { name: 'note', label: 'Anything we should know?', kind: 'text' },
        ],
      },
    ],
  },
  {
    id: '1155112233445502',
    name: 'satisfaction_survey',
    categories: ['SURVEY'],
    screens: [
      {
        id: 'SURVEY',
        title: 'How was your order?',
        fields: [
          {
            name: 'rating',
            label: 'Rating',
            kind: 'choice',
            required: true,
            options: ['1', '2', '3', '4', '5'].map((title) => ({ id: title, title })),
          },
          {
            name: 'liked',
            label: 'What did you like?',
            kind: 'choices',
            options: [
              { id: 'quality', title: 'Quality' },
              { id: 'delivery', title: 'Delivery' },
              { id: 'service', title: 'Service' },
            ],
          },
          { name: 'recommend', label: 'I would recommend you', kind: 'yesno' },
          { name: 'comment', label: 'Comment', kind: 'text' },
        ],
      },
    ],
  },
];
