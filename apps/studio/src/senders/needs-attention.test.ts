import type { Sender } from '@waypost/api';
import { describe, expect, it } from 'vitest';

import { isSignatureWrong, needsAttention, tokenUrgency } from './needs-attention.ts';

const now = Date.UTC(2026, 10, 21);
const day = 24 * 60 * 60_000;
const after = (days: number): string => new Date(now + days * day).toISOString();

function sender(health: Partial<Sender['health']>, change: Partial<Sender> = {}): Sender {
  return {
    id: '6f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
    name: 'Shop',
    connection: 'meta',
    phoneNumberId: '12345',
    wabaId: '77777',
    portfolioId: null,
    appId: '55555',
    displayPhoneNumber: '+39 06 555 0100',
    verifiedName: 'Shop',
    messagesPerSecond: 80,
    quality: 'GREEN',
    pausedAt: null,
    pauseReason: null,
    pauseScope: null,
    pauseCode: null,
    pausedUntil: null,
    lastWebhookAt: null,
    webhookPath: '/webhooks/whatsapp/1',
    webhookUrl: 'https://w.example/webhooks/whatsapp/1',
    verifyToken: 'v',
    policiesConfirmedAt: after(-1),
    policiesConfirmedBy: 'ada@example.com',
    health: {
      status: 'CONNECTED',
      nameStatus: 'APPROVED',
      throughputLevel: 'STANDARD',
      messagingLimit: 'TIER_2K',
      limitUsed: 0,
      accountStatus: 'APPROVED',
      accountMode: 'LIVE',
      subscribed: true,
      tokenExpiresAt: null,
      tokenProblem: null,
      username: null,
      problems: [],
      handshakeAt: after(-1),
      signatureFailedAt: null,
      checkedAt: after(0),
      ...health,
    },
    waiting: [],
    setupId: null,
    queued: 0,
    createdAt: after(-1),
    ...change,
  };
}

describe('a sender', () => {
  it('that is well needs nobody', () => {
    expect(needsAttention(sender({}), now)).toBe(false);
  });

  it.each<[string, Sender]>([
    ['whose token ended', sender({ tokenProblem: 'token_expired' })],
    ['whose token ends within two weeks', sender({ tokenExpiresAt: after(13) })],
    ['that Meta restricts', sender({ status: 'RESTRICTED' })],
    ['whose account sends nothing', sender({ subscribed: false })],
    ['of poor quality', sender({}, { quality: 'RED' })],
    ['whose webhooks another secret signs', sender({ signatureFailedAt: after(0) })],
  ])('%s needs somebody', (_, one) => {
    expect(needsAttention(one, now)).toBe(true);
  });

  it('that only sends is not expected to hear', () => {
    expect(needsAttention(sender({ subscribed: false }, { webhookUrl: null }), now)).toBe(false);
  });

  it.each([
    [15, 'none'],
    [14, 'soon'],
    [3, 'pressing'],
    [0, 'over'],
  ])('%i days before its token ends: %s', (days, urgency) => {
    expect(tokenUrgency(sender({ tokenExpiresAt: after(days) }), now)).toBe(urgency);
  });

  it('is mended once a webhook comes that is signed rightly', () => {
    const health = { signatureFailedAt: after(-1) };
    expect(isSignatureWrong(sender(health, { lastWebhookAt: after(-2) }))).toBe(true);
    expect(isSignatureWrong(sender(health, { lastWebhookAt: after(0) }))).toBe(false);
  });
});
