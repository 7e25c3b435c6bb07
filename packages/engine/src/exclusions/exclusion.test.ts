import { expect, test } from 'vitest';

import { exclusionFor, type SendFacts } from './exclusion.ts';

const now = Date.UTC(2026, 10, 21, 12);

function facts(changes: Partial<SendFacts> = {}): SendFacts {
  return {
    connection: 'simulator',
    origin: 'journey',
    demo: false,
    phone: '+447700900001',
    bsuid: null,
    blocked: false,
    hasTemplate: true,
    hasResponse: false,
    windowOpen: false,
    templateStatus: 'APPROVED',
    category: 'MARKETING',
    finding: null,
    waitsFor: null,
    stoppedByMeta: false,
    journeyGoesOn: true,
    restored: false,
    expiresAt: now + 1000,
    marketingConsent: 'in',
    serviceConsent: null,
    suppressed: [],
    enteredByEvent: false,
    ...changes,
  };
}

test('a person who agreed to marketing gets marketing', () => {
  expect(exclusionFor(facts(), now)).toBeNull();
});

test.each<[string, Partial<SendFacts>]>([
  ['demo_profile', { connection: 'meta', demo: true }],
  ['no_phone', { phone: null }],
  ['blocked', { blocked: true }],
  ['template_paused', { templateStatus: 'PAUSED' }],
  ['template_disabled', { templateStatus: 'DISABLED' }],
  ['template_unapproved', { templateStatus: 'REJECTED' }],
  ['template_unapproved', { templateStatus: 'PENDING' }],
  ['template_unavailable', { templateStatus: null }],
  ['missing_value', { finding: 'missing_value' }],
  ['window_closed', { hasTemplate: false, hasResponse: true, category: null }],
  ['journey_stopped', { journeyGoesOn: false }],
  ['restored', { restored: true }],
  ['expired', { expiresAt: now }],
  ['template_paused', { expiresAt: now, waitsFor: 'template' }],
  ['messaging_limit', { expiresAt: now, waitsFor: 'limit' }],
  ['marketing_stopped', { marketingConsent: 'out', stoppedByMeta: true }],
  ['needs_phone', { category: 'AUTHENTICATION', enteredByEvent: true, phone: null, bsuid: 'GB.1' }],
  ['opted_out', { marketingConsent: 'out' }],
  ['opted_out', { suppressed: ['marketing'] }],
  ['no_consent', { marketingConsent: null }],
  ['no_consent', { marketingConsent: null, serviceConsent: 'in' }],
  ['us_marketing', { phone: '+12125550123' }],
])('%s', (reason, changes) => {
  expect(exclusionFor(facts(changes), now)).toBe(reason);
});

test('demo people get messages from a sender on the simulator', () => {
  expect(exclusionFor(facts({ demo: true }), now)).toBeNull();
});

test('marketing goes to Canada and the Caribbean, which share the +1', () => {
  expect(exclusionFor(facts({ phone: '+14165550123' }), now)).toBeNull();
  expect(exclusionFor(facts({ phone: '+18765550123' }), now)).toBeNull();
});

test('utility goes to US numbers', () => {
  expect(exclusionFor(facts({ category: 'UTILITY', phone: '+12125550123' }), now)).toBeNull();
});

test.each<[string | null, Partial<SendFacts>]>([
  [null, { serviceConsent: 'in', marketingConsent: null }],
  [null, { serviceConsent: null, marketingConsent: 'in' }],
  [null, { serviceConsent: 'in', marketingConsent: 'out' }],
  ['opted_out', { serviceConsent: 'out', marketingConsent: 'in' }],
  ['opted_out', { serviceConsent: null, marketingConsent: 'out' }],
  ['opted_out', { serviceConsent: 'in', suppressed: ['service'] }],
  [null, { serviceConsent: 'in', suppressed: ['marketing'] }],
  ['no_consent', { serviceConsent: null, marketingConsent: null }],
])('utility needs an opt-in to either: %s', (reason, changes) => {
  expect(exclusionFor(facts({ category: 'UTILITY', ...changes }), now)).toBe(reason);
});

test('authentication needs the person’s own request, and no opt-out', () => {
  const base = { category: 'AUTHENTICATION', marketingConsent: null } as const;
  expect(exclusionFor(facts(base), now)).toBe('no_consent');
  expect(exclusionFor(facts({ ...base, enteredByEvent: true }), now)).toBeNull();
  expect(exclusionFor(facts({ ...base, enteredByEvent: true, serviceConsent: 'out' }), now)).toBe(
    'opted_out',
  );
});

test('somebody known by a user id only is written to', () => {
  expect(exclusionFor(facts({ phone: null, bsuid: 'GB.1' }), now)).toBeNull();
});

const response = { hasTemplate: false, hasResponse: true, windowOpen: true, category: null };

test.each<[string | null, Partial<SendFacts>]>([
  [null, { marketingConsent: null }],
  [null, { marketingConsent: 'out', serviceConsent: 'in' }],
  ['opted_out', { marketingConsent: 'out' }],
  ['opted_out', { serviceConsent: 'out' }],
  ['opted_out', { suppressed: ['service'] }],
])('a response inside the window needs no opt-in, but no opt-out either: %s', (reason, changes) => {
  expect(exclusionFor(facts({ ...response, ...changes }), now)).toBe(reason);
});

test('with both contents the window decides which rules count', () => {
  const both = { hasResponse: true, templateStatus: 'DISABLED', phone: '+12125550123' };
  expect(exclusionFor(facts(both), now)).toBe('us_marketing');
  expect(exclusionFor(facts({ ...both, windowOpen: true }), now)).toBeNull();
  const stopped = facts({ ...both, windowOpen: true, suppressed: ['marketing'] });
  expect(exclusionFor(stopped, now)).toBe('opted_out');
});

test.each(['auto_reply', 'conversation', 'test'] as const)(
  '%s: consent is not asked, the block list and the window are',
  (origin) => {
    const direct = { origin, serviceConsent: 'out', suppressed: ['service'] } as const;
    expect(exclusionFor(facts({ ...response, ...direct }), now)).toBeNull();
    expect(exclusionFor(facts({ ...response, ...direct, blocked: true }), now)).toBe('blocked');
    expect(exclusionFor(facts({ ...response, ...direct, windowOpen: false }), now)).toBe(
      'window_closed',
    );
  },
);

test('of several reasons the first in the documented order is told', () => {
  const order: [string, Partial<SendFacts>][] = [
    ['demo_profile', { demo: false }],
    ['blocked', { blocked: false }],
    ['journey_stopped', { journeyGoesOn: true }],
    ['restored', { restored: false }],
    ['expired', { expiresAt: null }],
    ['opted_out', { suppressed: [], marketingConsent: 'in' }],
    ['us_marketing', { phone: '+447700900001' }],
    ['template_unavailable', { templateStatus: 'APPROVED' }],
    ['missing_value', { finding: null }],
  ];
  let everything = facts({
    connection: 'meta',
    demo: true,
    blocked: true,
    journeyGoesOn: false,
    restored: true,
    expiresAt: now - 1,
    marketingConsent: null,
    suppressed: ['marketing'],
    phone: '+12125550123',
    templateStatus: null,
    finding: 'missing_value',
  });
  for (const [reason, mended] of order) {
    expect(exclusionFor(everything, now)).toBe(reason);
    everything = { ...everything, ...mended };
  }
  expect(exclusionFor(everything, now)).toBeNull();
});
