import { expect, test } from 'vitest';

import { holdsStatusesOnly } from './recognise-consent.ts';

function body(...changes: { field: string; value: unknown }[]): string {
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] });
}

const statuses = { statuses: [{ id: 'wamid.1', status: 'sent', timestamp: '1' }] };
const messages = { messages: [{ id: 'wamid.2', type: 'text', text: { body: 'stop' } }] };

test('statuses alone are told from webhooks that hold what people say or what Meta tells of accounts', () => {
  const field = 'messages';
  expect(holdsStatusesOnly(body({ field, value: statuses }))).toBe(true);
  expect(holdsStatusesOnly(body({ field, value: statuses }, { field, value: statuses }))).toBe(
    true,
  );
  expect(holdsStatusesOnly(body({ field, value: messages }))).toBe(false);
  expect(holdsStatusesOnly(body({ field, value: { ...statuses, ...messages } }))).toBe(false);
  expect(holdsStatusesOnly(body({ field, value: statuses }, { field, value: messages }))).toBe(
    false,
  );
  expect(
    holdsStatusesOnly(body({ field, value: statuses }, { field: 'account_update', value: {} })),
  ).toBe(false);
  expect(
    holdsStatusesOnly(JSON.stringify(JSON.parse(body({ field, value: messages })), null, 2)),
  ).toBe(false);
});

test('words that look like a field do not make a person’s message one of statuses', () => {
  const value = {
    ...messages,
    contacts: [{ profile: { name: '"statuses":[' } }],
  };
  expect(holdsStatusesOnly(body({ field: 'messages', value }))).toBe(false);
});
