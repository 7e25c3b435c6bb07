import { describe, expect, test } from 'vitest';

import { matchesMessage, type IncomingMessage } from './matches-message.ts';

const sender = '00000000-0000-4000-8000-000000000001';

function said(text: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    senderId: sender,
    text,
    isTap: false,
    flowToken: null,
    referralSourceId: null,
    ...more,
  };
}

function keyword(words: string[], where: 'message' | 'contains') {
  return { senderId: null, match: { kind: 'keyword' as const, words, where } };
}

describe('an entry by message', () => {
  test('takes any message, and none that went to another sender', () => {
    expect(matchesMessage({ senderId: null, match: { kind: 'any' } }, said('hi'))).toBe(true);
    const other = '00000000-0000-4000-8000-000000000002';
    expect(matchesMessage({ senderId: other, match: { kind: 'any' } }, said('hi'))).toBe(false);
  });

  test.each([
    [' Città ', 'citta', true],
    ['INFO', 'info', true],
    ['info please', 'info', false],
    ['', '', false],
  ])('with a keyword: "%s" against "%s" is %s', (text, word, expected) => {
    expect(matchesMessage(keyword([word], 'message'), said(text))).toBe(expected);
  });

  test.each([
    ['please send info, thanks', 'info', true],
    ['a restart', 'art', false],
    ['art? yes', 'art', true],
    ['我要预约明天', '预约', true],
    ['modern art  fair', 'art fair', true],
  ])('with a keyword inside: "%s" holds "%s": %s', (text, word, expected) => {
    expect(matchesMessage(keyword([word], 'contains'), said(text))).toBe(expected);
  });

  test('with a button takes taps only, by their label', () => {
    const entry = { senderId: null, match: { kind: 'button' as const, labels: ['Book now'] } };
    expect(matchesMessage(entry, said('book now', { isTap: true }))).toBe(true);
    expect(matchesMessage(entry, said('book now'))).toBe(false);
    expect(matchesMessage(entry, said('Later', { isTap: true }))).toBe(false);
  });

  test('with a Flow or an ad takes what carries one', () => {
    const flow = { senderId: null, match: { kind: 'flow' as const, tokens: ['survey'] } };
    expect(matchesMessage(flow, said('', { flowToken: 'survey' }))).toBe(true);
    expect(matchesMessage(flow, said('', { flowToken: 'other' }))).toBe(false);
    expect(matchesMessage(flow, said('survey'))).toBe(false);
    const ad = { senderId: null, match: { kind: 'referral' as const, sourceIds: [] } };
    expect(matchesMessage(ad, said('hi', { referralSourceId: '120' }))).toBe(true);
    expect(matchesMessage(ad, said('hi'))).toBe(false);
  });
});
