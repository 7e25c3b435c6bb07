import { expect, test } from 'vitest';

import { exclusionFor, type SendFacts } from './exclusion.ts';

const now = Date.UTC(2026, 10, 21, 12);

function facts(changes: Partial<SendFacts> = {}): SendFacts {
  return {
    connection: 'simulator',
    demo: false,
    phone: '+447700900001',
    templateStatus: 'APPROVED',
    category: 'MARKETING',
    journeyGoesOn: true,
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
  ['template_unavailable', { templateStatus: 'PAUSED' }],
  ['template_unavailable', { templateStatus: null }],
  ['journey_stopped', { journeyGoesOn: false }],
  ['expired', { expiresAt: now }],
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

test('of several reasons the first in the documented order is told', () => {
  const everything = facts({
    phone: '+12125550123',
    templateStatus: null,
    journeyGoesOn: false,
    expiresAt: now - 1,
    marketingConsent: null,
    suppressed: ['marketing'],
  });
  expect(exclusionFor(everything, now)).toBe('template_unavailable');
  expect(exclusionFor({ ...everything, templateStatus: 'APPROVED' }, now)).toBe('journey_stopped');
  expect(
    exclusionFor(
      { ...everything, templateStatus: 'APPROVED', journeyGoesOn: true, expiresAt: null },
      now,
    ),
  ).toBe('opted_out');
});
