import { graphSchema } from '@waypost/journey';
import { describe, expect, it } from 'vitest';

import { happenings, visited } from './passage.ts';
import type { Passage } from './passage.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, second)).toISOString();

const passage: Passage = {
  id: '0f0d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
  profileId: '6f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
  profileName: 'Ada',
  phone: null,
  bsuid: null,
  username: null,
  activityId: 'pause',
  status: 'inside',
  reason: null,
  waitingFor: 'time',
  deadlineAt: at(90),
  enteredAt: at(0),
  arrivedAt: at(9),
  endedAt: null,
  journeyId: '7f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
  journeyName: 'Cart',
  isTrial: false,
  version: 2,
  movedAt: at(7),
  graph: graphSchema.parse({
    format: 1,
    settings: {},
    activities: [
      { id: 'in', type: 'entryAudience', position: { x: 0, y: 0 } },
      { id: 'asked', type: 'reaction', position: { x: 0, y: 0 } },
      { id: 'pause', type: 'wait', position: { x: 0, y: 0 } },
      { id: 'out', type: 'end', position: { x: 0, y: 0 } },
    ],
    connections: [
      { id: 'a', from: { activity: 'in', port: 'next' }, to: 'asked' },
      { id: 'b', from: { activity: 'asked', port: 'deadline' }, to: 'pause' },
      { id: 'c', from: { activity: 'asked', port: 'read' }, to: 'out' },
      { id: 'd', from: { activity: 'pause', port: 'next' }, to: 'out' },
    ],
  }),
  steps: [
    {
      activityId: 'asked',
      visit: 2,
      port: 'deadline',
      reason: null,
      at: at(9),
      branch: null,
      decided: null,
    },
    {
      activityId: 'in',
      visit: 1,
      port: 'next',
      reason: null,
      at: at(1),
      branch: null,
      decided: null,
    },
  ],
  branches: [],
  messages: [],
  events: [{ kind: 'reply', name: null, text: 'Hello?', at: at(5) }],
  setAsideSince: null,
  mayRetry: false,
  maySkipWait: true,
};

describe('one person’s path', () => {
  it('is told from the first to the last', () => {
    expect(
      happenings(passage).map(({ kind, at: when }) => `${kind} ${when.slice(17, 19)}`),
    ).toEqual(['step 01', 'event 05', 'moved 07', 'step 09']);
  });

  it('tells an answer once: as the message the person wrote', () => {
    const answer: Passage['messages'][number] = {
      id: '8f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
      direction: 'in',
      profileId: passage.profileId,
      profileName: 'Ada',
      number: null,
      senderId: '9f1d1d0e-5c43-4f3a-9d5a-2f6f0f6f0f6f',
      journeyId: passage.journeyId,
      campaignId: null,
      runId: passage.id,
      activityId: null,
      templateName: null,
      language: null,
      state: 'received',
      exclusion: null,
      failureCode: null,
      failureText: null,
      bubble: { body: [{ text: 'Hello?', source: 'value' }], buttons: [] },
      createdAt: at(5),
      acceptedAt: null,
      sentAt: null,
      deliveredAt: null,
      readAt: null,
      failedAt: null,
    };
    const told = happenings({ ...passage, messages: [answer] });
    expect(told.map(({ kind }) => kind)).toEqual(['step', 'message', 'moved', 'step']);
  });

  it('shows the way that was taken and not the others', () => {
    expect([...visited(passage)].sort()).toEqual(['a', 'asked', 'b', 'in', 'pause']);
  });
});
