import { expect, test } from 'vitest';

import type { WebhookProof } from './load-webhook-proof.ts';
import { isUndecided, mayResend } from './may-resend.ts';

const claimedAt = Date.UTC(2026, 10, 21, 12);
const graceMs = 120_000;
const minute = 60_000;
const marketing = { claimedAt, expiresAt: claimedAt + 60 * minute, category: 'MARKETING' };
const utility = { ...marketing, category: 'UTILITY' };
const proof: WebhookProof = {
  receiverUpSince: claimedAt - minute,
  oldestUnprocessedAt: null,
  witnessPostedAt: claimedAt,
  heardAt: null,
  setAsideAt: null,
  lostUntil: null,
};

test('sent again after the grace, when a message claimed with it or later has shown a status', () => {
  expect(mayResend(marketing, proof, graceMs, claimedAt + graceMs)).toBe(true);
  expect(mayResend(marketing, proof, graceMs, claimedAt + graceMs - 1)).toBe(false);
});

test('a witness that was posted earlier proves nothing', () => {
  const early = { ...proof, witnessPostedAt: claimedAt - 1 };
  expect(mayResend(marketing, early, graceMs, claimedAt + 20 * minute)).toBe(false);
});

test('with nothing posted later, whatever is heard after the grace shows that its status would have come', () => {
  const tail = { ...proof, witnessPostedAt: claimedAt - 1 };
  const during = { ...tail, heardAt: claimedAt + graceMs };
  expect(mayResend(marketing, during, graceMs, claimedAt + 20 * minute)).toBe(false);
  const after = { ...tail, heardAt: claimedAt + graceMs + 1 };
  expect(mayResend(marketing, after, graceMs, claimedAt + 20 * minute)).toBe(true);
  const restarted = { ...after, receiverUpSince: claimedAt + minute };
  expect(mayResend(marketing, restarted, graceMs, claimedAt + 20 * minute)).toBe(false);
});

test('the grace counts only while the receiver is up', () => {
  const restarted = { ...proof, receiverUpSince: claimedAt + minute };
  expect(mayResend(marketing, restarted, graceMs, claimedAt + 7 * minute - 1)).toBe(false);
  expect(mayResend(marketing, restarted, graceMs, claimedAt + 7 * minute)).toBe(true);
  const down = { ...proof, receiverUpSince: null };
  expect(mayResend(marketing, down, graceMs, claimedAt + 60 * minute)).toBe(false);
});

test('after a long down-time the grace is longer, because Meta’s next try comes later', () => {
  const restarted = { ...proof, receiverUpSince: claimedAt + 4 * minute };
  const lasting = { ...marketing, expiresAt: null };
  expect(mayResend(lasting, restarted, graceMs, claimedAt + 27 * minute)).toBe(false);
  expect(mayResend(lasting, restarted, graceMs, claimedAt + 28 * minute)).toBe(true);
});

test('a webhook of the grace that is not processed yet may hold the status', () => {
  const waiting = { ...proof, oldestUnprocessedAt: claimedAt + minute };
  expect(mayResend(marketing, waiting, graceMs, claimedAt + 10 * minute)).toBe(false);
  const later = { ...proof, oldestUnprocessedAt: claimedAt + 3 * minute };
  expect(mayResend(marketing, later, graceMs, claimedAt + 10 * minute)).toBe(true);
});

test('without a witness utility goes after 15 minutes, marketing never', () => {
  const silent = { ...proof, witnessPostedAt: null };
  expect(mayResend(utility, silent, graceMs, claimedAt + 14 * minute)).toBe(false);
  expect(mayResend(utility, silent, graceMs, claimedAt + 15 * minute)).toBe(true);
  expect(mayResend(marketing, silent, graceMs, claimedAt + 50 * minute)).toBe(false);
});

test('nothing is sent again after its time', () => {
  expect(mayResend(utility, proof, graceMs, claimedAt + 60 * minute)).toBe(false);
});

test('what a restore or a webhook that is set aside may have hidden is left to a person', () => {
  const later = claimedAt + 20 * minute;
  expect(mayResend(utility, { ...proof, lostUntil: claimedAt }, graceMs, later)).toBe(false);
  expect(mayResend(utility, { ...proof, lostUntil: claimedAt - 1 }, graceMs, later)).toBe(true);
  expect(mayResend(utility, { ...proof, setAsideAt: claimedAt + 1 }, graceMs, later)).toBe(false);
  expect(mayResend(utility, { ...proof, setAsideAt: claimedAt - 1 }, graceMs, later)).toBe(true);
});

test('a person is written to again after the grace, unless webhooks of that time are unread: then a grace later at most', () => {
  const graceEnd = claimedAt + graceMs;
  expect(isUndecided(marketing, proof, graceMs, graceEnd - 1)).toBe(true);
  expect(isUndecided(marketing, proof, graceMs, graceEnd)).toBe(false);
  const unread = { ...proof, oldestUnprocessedAt: graceEnd };
  expect(isUndecided(marketing, unread, graceMs, graceEnd + graceMs - 1)).toBe(true);
  expect(isUndecided(marketing, unread, graceMs, graceEnd + graceMs)).toBe(false);
  const later = { ...proof, oldestUnprocessedAt: graceEnd + 1 };
  expect(isUndecided(marketing, later, graceMs, graceEnd)).toBe(false);
});
