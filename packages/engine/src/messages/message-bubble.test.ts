import { expect, test } from 'vitest';

import type { ListedMessage } from './listed-message.ts';
import { messageBubble } from './message-bubble.ts';

const message: ListedMessage = {
  id: '0a1b2c3d-0000-4000-8000-000000000001',
  direction: 'in',
  profile_id: '0a1b2c3d-0000-4000-8000-000000000002',
  external_id: 'x',
  first_name: null,
  last_name: null,
  username: null,
  number: null,
  sender_id: '0a1b2c3d-0000-4000-8000-000000000003',
  journey_id: null,
  campaign_id: null,
  run_id: null,
  activity: null,
  template_name: null,
  language: null,
  state: 'received',
  exclusion: null,
  failure_code: null,
  failure_text: null,
  payload: {},
  template: null,
  sent_as: null,
  created_at: new Date(0),
  accepted_at: null,
  sent_at: null,
  delivered_at: null,
  read_at: null,
  failed_at: null,
};

function wordsOf(payload: Record<string, unknown>): string | undefined {
  return messageBubble({ ...message, payload })
    ?.body.map(({ text }) => text)
    .join('');
}

test('what a person sent is drawn as they sent it, with our copy of its file', () => {
  const asset = '0a1b2c3d-0000-4000-8000-00000000000a';
  expect(
    messageBubble({
      ...message,
      payload: { type: 'image', image: { id: '77', caption: 'Broken lid' }, asset },
    }),
  ).toMatchObject({ header: { kind: 'image', url: `/api/media/${asset}/content` } });
  expect(
    messageBubble({
      ...message,
      payload: { type: 'location', location: { latitude: 1, longitude: 2 } },
    }),
  ).toMatchObject({ header: { kind: 'location', latitude: '1', longitude: '2' } });
});

test('a message that was changed later shows the change; old rows keep their words', () => {
  const changed = { type: 'text', text: { body: 'at six' } };
  expect(wordsOf({ type: 'text', text: { body: 'at five' }, edited: changed })).toBe('at six');
  expect(wordsOf({ text: 'from the first days' })).toBe('from the first days');
});

test('an answer of ours is drawn from what was sent', () => {
  const payload = { type: 'text', text: { body: 'Yes, from ten to six.' } };
  expect(
    messageBubble({ ...message, direction: 'out', sent_as: 'response', payload })?.body,
  ).toMatchObject([{ text: 'Yes, from ten to six.' }]);
});
