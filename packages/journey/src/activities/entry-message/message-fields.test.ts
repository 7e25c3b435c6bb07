import { expect, test } from 'vitest';

import { messageFields } from './message-fields.ts';
import { entryMessageSchema, type MessageMatch } from './schema.ts';

function paths(match: MessageMatch): string[] {
  const position = { x: 0, y: 0 };
  const entry = entryMessageSchema.parse({ id: 'in', type: 'entryMessage', position, match });
  return messageFields(entry).map(({ path, kind }) => `${path}: ${kind}`);
}

test('what texts may say of the message that let a person in goes by what lets them in', () => {
  expect(paths({ kind: 'keyword', words: ['hi'], where: 'message' })).toEqual([
    'text: text',
    'button: text',
  ]);
  expect(paths({ kind: 'referral', sourceIds: [] })).toContain('referral.headline: text');
  const fields = [{ name: 'stars', kind: 'number' as const }];
  expect(paths({ kind: 'flow', tokens: [], fields })).toEqual(['flow.stars: number']);
  expect(paths({ kind: 'flow', tokens: [] })).toEqual([]);
});
