import { expect, test } from 'vitest';

import { judgeDatabase } from './judge-database.ts';
import type { SendingState } from './load-sending-state.ts';
import type { RecordedMarks } from './send-record.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const here = { systemId: '7001', timeline: '00000001' };

function database(
  marks: { claims: number; heard?: number; generation?: number },
  at = noon,
): SendingState {
  const { claims, heard = 0, generation = 1 } = marks;
  return {
    generation,
    identity: here,
    marks: new Map([['shop', { generation, claims, triggered: 0, heard }]]),
    isHeld: false,
    discard: null,
    lastSeenAt: at,
  };
}

function record(marks: { claims: number; heard?: number; generation?: number }, at = noon) {
  const { claims, heard = 0, generation = 1 } = marks;
  return new Map<string, RecordedMarks>([
    ['shop', { generation, claims, triggered: 0, heard, at }],
  ]);
}

const judge = (...facts: Parameters<typeof judgeDatabase>) => judgeDatabase(...facts).hold;

test('after a crash the record agrees, or knows less: nothing is held', () => {
  expect(judge(database({ claims: 7 }), here, record({ claims: 7 }))).toBeNull();
  expect(judge(database({ claims: 7 }), here, record({ claims: 5 }))).toBeNull();
});

test('a database that lacks a single claim was set back', () => {
  expect(judgeDatabase(database({ claims: 6 }), here, record({ claims: 7 }, noon + 5))).toEqual({
    hold: 'behind',
    knownUntil: noon + 5,
  });
});

test('so was one that has not heard what was heard', () => {
  const behind = database({ claims: 7, heard: noon - 10 });
  expect(judge(behind, here, record({ claims: 7, heard: noon }))).toBe('behind');
});

test('what was decided about a restore is not asked again by marks of the time before', () => {
  expect(judge(database({ claims: 6, generation: 2 }), here, record({ claims: 9 }))).toBeNull();
  expect(judge(database({ claims: 9 }), here, record({ claims: 1, generation: 2 }))).toBe('behind');
});

test('a synchronous standby that is promoted has everything: nothing is held', () => {
  const promoted = { ...here, timeline: '00000002' };
  expect(judge(database({ claims: 7 }), promoted, record({ claims: 7 }))).toBeNull();
  expect(judge(database({ claims: 8 }), promoted, record({ claims: 7 }))).toBeNull();
});

test('an asynchronous standby that lacks the last claim is held', () => {
  const promoted = { ...here, timeline: '00000002' };
  expect(judge(database({ claims: 6 }), promoted, record({ claims: 7 }))).toBe('behind');
});

test('without a record only the server it was on can be trusted', () => {
  const nothing = new Map<string, RecordedMarks>();
  expect(judge(database({ claims: 7 }), here, nothing)).toBeNull();
  const promoted = { ...here, timeline: '00000002' };
  expect(judge(database({ claims: 7 }), promoted, nothing)).toBe('other_timeline');
  const elsewhere = { ...here, systemId: '7002' };
  expect(judge(database({ claims: 7 }), elsewhere, nothing)).toBe('other_server');
  expect(judge(database({ claims: 0 }), elsewhere, nothing)).toBeNull();
});

test('a record that ended long before the database did proves nothing about a new server', () => {
  const elsewhere = { ...here, systemId: '7002' };
  const weekOld = record({ claims: 2 }, noon - 7 * 86_400_000);
  expect(judge(database({ claims: 7 }), elsewhere, weekOld)).toBe('other_server');
  expect(judge(database({ claims: 7 }), elsewhere, record({ claims: 7 }))).toBeNull();
});

test('a record of senders that this database does not know says nothing', () => {
  const other = new Map<string, RecordedMarks>([
    ['another', { generation: 3, claims: 99, triggered: 0, heard: 0, at: noon }],
  ]);
  expect(judge(database({ claims: 1 }), here, other)).toBeNull();
});
