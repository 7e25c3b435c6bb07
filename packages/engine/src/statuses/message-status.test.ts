import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  decideStatuses,
  type MessageStatus,
  type ReportedStatus,
  type StatusContext,
} from './message-status.ts';

const start = Date.UTC(2026, 10, 21, 12);

const accepted: MessageStatus = {
  state: 'accepted',
  wamid: 'wamid.1',
  acceptedAt: start,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  playedAt: null,
  failedAt: null,
  failureCode: null,
  failureText: null,
  presumedDroppedAt: null,
  pricing: null,
};
const queued: MessageStatus = { ...accepted, state: 'queued', wamid: null, acceptedAt: null };

function context(changes: Partial<StatusContext> = {}): StatusContext {
  return {
    outbox: null,
    attempts: new Map([[1, 'accepted']]),
    expiresAt: start + 86_400_000,
    hasOtherBranch: false,
    now: start + 10_000,
    random: 0,
    ...changes,
  };
}

function report(status: ReportedStatus['status'], second: number, code?: number): ReportedStatus {
  return {
    status,
    n: 1,
    wamid: 'wamid.1',
    at: start + second * 1000,
    error: code === undefined ? null : { code, title: '', details: null },
    pricing: null,
  };
}

test('statuses raise a message, and an earlier one that comes late never lowers it', () => {
  const read = decideStatuses(accepted, [report('read', 3)], context());
  expect(read.next).toMatchObject({ state: 'read', readAt: start + 3000 });
  const late = decideStatuses(read.next, [report('delivered', 2), report('sent', 1)], context());
  expect(late.next).toMatchObject({
    state: 'read',
    sentAt: start + 1000,
    deliveredAt: start + 2000,
    readAt: start + 3000,
  });
  expect(late.counts).toEqual(new Map());
});

test('read alone counts as delivered too, since Meta may leave that out', () => {
  const { counts } = decideStatuses(accepted, [report('read', 3)], context());
  expect(counts).toEqual(
    new Map([
      ['sent', 1],
      ['delivered', 1],
      ['read', 1],
    ]),
  );
});

test('any order, any grouping and any repetition of statuses ends the same', () => {
  const all = [report('sent', 1), report('delivered', 2), report('read', 3)];
  const expected = decideStatuses(accepted, all, context()).next;
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...all, ...all, ...all], { minLength: 9 }),
      fc.integer({ min: 0, max: 9 }),
      (reports, cut) => {
        const totals = new Map<string, number>();
        let status = accepted;
        for (const group of [reports.slice(0, cut), reports.slice(cut)]) {
          const decision = decideStatuses(status, group, context());
          status = decision.next;
          for (const [outcome, n] of decision.counts) {
            totals.set(outcome, (totals.get(outcome) ?? 0) + n);
          }
        }
        expect(status).toEqual(expected);
        expect([...totals.values()]).toEqual([1, 1, 1]);
      },
    ),
  );
});

test('a status of a message without an answer shows that it was accepted', () => {
  const decision = decideStatuses(
    { ...queued, state: 'unknown' },
    [report('sent', 1)],
    context({ outbox: { attempts: 1, claimed: true }, attempts: new Map([[1, 'unknown']]) }),
  );
  expect(decision).toMatchObject({
    accepted: true,
    outbox: { kind: 'delete' },
    attempts: [{ n: 1, state: 'accepted', wamid: 'wamid.1' }],
    next: { state: 'sent', wamid: 'wamid.1', acceptedAt: start + 10_000 },
  });
});

test('a delivery of the first attempt takes back the second that is still queued', () => {
  const decision = decideStatuses(
    queued,
    [report('delivered', 1)],
    context({ outbox: { attempts: 1, claimed: false }, attempts: new Map([[1, 'presumed_lost']]) }),
  );
  expect(decision.outbox).toEqual({ kind: 'delete' });
  expect(decision.accepted).toBe(true);
});

test('a passing failure of the newest attempt sends the message again and takes its numbers back', () => {
  const sent = decideStatuses(accepted, [report('sent', 1)], context()).next;
  const decision = decideStatuses(sent, [report('failed', 2, 131000)], context());
  expect(decision.outbox.kind).toBe('requeue');
  expect(decision.failure).toBeNull();
  expect(decision.next).toMatchObject({ state: 'queued', wamid: null, failedAt: null });
  expect(decision.counts).toEqual(
    new Map([
      ['accepted', -1],
      ['sent', -1],
    ]),
  );
});

test('the sent status of the attempt that failed comes late: the message stays queued', () => {
  const decision = decideStatuses(
    queued,
    [report('sent', 1)],
    context({ outbox: { attempts: 1, claimed: false }, attempts: new Map([[1, 'refused']]) }),
  );
  expect(decision.changed).toBe(false);
  expect(decision.outbox).toEqual({ kind: 'keep' });
});

test('after its last try a passing failure stands', () => {
  const attempts = new Map([1, 2, 3, 4].map((n) => [n, n === 4 ? 'accepted' : 'refused'] as const));
  const failure = { ...report('failed', 2, 131000), n: 4 };
  const decision = decideStatuses(accepted, [failure], context({ attempts }));
  expect(decision.outbox.kind).toBe('keep');
  expect(decision.failure).toMatchObject({ code: 131000 });
});

test('an attempt that never left is no try', () => {
  const attempts = new Map([
    [1, 'unsent'],
    [2, 'unsent'],
    [3, 'accepted'],
  ] as const);
  const failure = { ...report('failed', 2, 131049), n: 3 };
  const decision = decideStatuses(accepted, [failure], context({ attempts, expiresAt: null }));
  expect(decision.outbox).toMatchObject({ kind: 'requeue', dueAt: start + 10_000 + 86_400_000 });
});

test('a failure of an older attempt changes nothing', () => {
  const attempts = new Map([
    [1, 'accepted'],
    [2, 'accepted'],
  ] as const);
  const decision = decideStatuses(accepted, [report('failed', 2, 131026)], context({ attempts }));
  expect(decision.failure).toBeNull();
  expect(decision.changed).toBe(false);
});

test('a final failure stands beside a delivery, once', () => {
  const delivered = decideStatuses(accepted, [report('delivered', 1)], context()).next;
  const decision = decideStatuses(delivered, [report('failed', 2, 131026)], context());
  expect(decision.next).toMatchObject({ state: 'delivered', failureCode: 131026 });
  expect(decision.failure).toMatchObject({ code: 131026 });
  expect(decision.judgements).toMatchObject([{ optOut: false, pause: null }]);
  expect(decision.counts).toEqual(new Map([['message_failed', 1]]));
  const again = decideStatuses(decision.next, [report('failed', 2, 131026)], context());
  expect(again.failure).toBeNull();
});

test('a person who stopped marketing at Meta is opted out', () => {
  const decision = decideStatuses(accepted, [report('failed', 2, 131050)], context());
  expect(decision.judgements).toMatchObject([{ optOut: true }]);
});

test('a failure that is about the sender keeps the message for when it is mended', () => {
  const decision = decideStatuses(accepted, [report('failed', 2, 131031)], context());
  expect(decision.outbox).toMatchObject({ kind: 'requeue', waitsFor: null });
  expect(decision.failure).toBeNull();
  expect(decision.judgements).toMatchObject([{ pause: { scope: 'account', code: 131031 } }]);
});

test('a message that pacing dropped waits for its template', () => {
  const held: MessageStatus = { ...accepted, state: 'held' };
  const decision = decideStatuses(held, [report('failed', 2, 132015)], context());
  expect(decision.outbox).toMatchObject({ kind: 'requeue', waitsFor: 'template' });
  expect(decision.judgements).toMatchObject([{ templateStatus: 'PAUSED' }]);
});

test('a closed window takes the template, where there is one', () => {
  const failed = [report('failed', 2, 131047)];
  expect(decideStatuses(accepted, failed, context()).failure).toMatchObject({ code: 131047 });
  const other = decideStatuses(accepted, failed, context({ hasOtherBranch: true }));
  expect(other.outbox).toMatchObject({ kind: 'requeue', dueAt: start + 10_000 });
  expect(other.judgements).toMatchObject([{ closesWindow: true }]);
});

test('a delivery that comes after all takes the presumption back', () => {
  const presumed: MessageStatus = { ...accepted, presumedDroppedAt: start + 5000 };
  const decision = decideStatuses(presumed, [report('delivered', 9)], context());
  expect(decision.next.presumedDroppedAt).toBeNull();
  expect(decision.counts.get('presumed_dropped')).toBe(-1);
});
