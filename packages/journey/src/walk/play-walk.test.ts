import { failureClasses, failureClassOf } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import { compileGraph } from '../graph/compile-graph.ts';
import { noRuleFacts } from '../rules/rule-facts.ts';
import {
  conditionOn,
  end,
  entryAudience,
  graphOf,
  reactionTo,
  splitInto,
  waitFor,
  whatsApp,
} from '../testing/graphs.ts';
import { codeOfFailure } from './outcome-happens.ts';
import { playWalk, type WalkChoice, type WalkPlay, type WalkSetting } from './play-walk.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 21, 9);

const compiled = compileGraph(
  graphOf(
    [
      entryAudience(),
      splitInto('half', 50, 50),
      conditionOn('tier', 'gold'),
      waitFor('pause', 48),
      whatsApp('greet'),
      reactionTo('asked', 'greet'),
      end('thanks'),
      end('over'),
    ],
    [
      ['entry', 'next', 'half'],
      ['half', 'a', 'tier'],
      ['half', 'b', 'over'],
      ['tier', 'match', 'thanks'],
      ['tier', 'otherwise', 'pause'],
      ['pause', 'next', 'greet'],
      ['greet', 'next', 'asked'],
      ['greet', 'error', 'over'],
      ['asked', 'yes', 'thanks'],
      ['asked', 'answered', 'over'],
      ['asked', 'deadline', 'over'],
    ],
  ),
);

const setting: WalkSetting = {
  draw: 'somebody',
  profile: { attributes: { tier: 'silver' }, consent: { marketing: 'in', service: null } },
  event: {},
  ruleFacts: noRuleFacts,
  surroundings: {},
  journeyName: 'Winter',
  startedAt: start,
};

const byA = new Map([['half:2', 'a']]);

function play(...choices: WalkChoice[]): WalkPlay {
  return playWalk(compiled, setting, { choices, ports: byA });
}

function lines({ trail }: WalkPlay): string[] {
  return trail.map(({ activityId, told }) => {
    const how =
      told.kind === 'left' ? ` ${told.port}` : told.kind === 'ended' ? ` ${told.status}` : '';
    return `${activityId} ${told.kind}${how}`;
  });
}

const sent: WalkChoice = { kind: 'sent', runId: 'somebody', as: 'template' };
const greeting = { runId: 'somebody', key: 'greet:5' };
const asks = compiled.activities.get('asked');
const outcomes = asks?.type === 'reaction' ? asks.outcomes : [];

function outcome(id: string, text?: string): WalkChoice {
  const found = outcomes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no outcome ${id}`);
  const choice = { kind: 'outcome', message: greeting, outcome: found } as const;
  return text === undefined ? choice : { ...choice, text };
}

describe('a walk through a journey', () => {
  it('goes as far as it can, and tells what was looked at', () => {
    const walk = play();
    expect(lines(walk)).toEqual([
      'entry left next',
      'half left a',
      'tier left otherwise',
      'pause waits',
    ]);
    const decided = walk.trail.flatMap(({ told }) =>
      told.kind === 'left' && told.decided !== null ? [told.decided] : [],
    );
    expect(decided).toEqual([{ 'profile.tier': 'silver' }]);
    expect(walk.nextAt).toBe(start + 48 * hour);
  });

  it('passes time, asks what becomes of a message, and takes the way of the answer', () => {
    const asked = play({ kind: 'later' });
    expect(asked.now).toBe(start + 48 * hour);
    expect(asked.open).toMatchObject([{ activityId: 'greet', waitingFor: 'dispatch' }]);
    expect(asked.messages).toMatchObject([{ activityId: 'greet', as: null }]);

    const waits = play({ kind: 'later' }, sent);
    expect(waits.open).toMatchObject([{ activityId: 'asked', message: greeting }]);
    expect(waits.messages).toMatchObject([{ as: 'template' }]);
    expect(lines(play({ kind: 'later' }, sent, outcome('yes'))).slice(-2)).toEqual([
      'asked left yes',
      'thanks ended finished',
    ]);
    expect(lines(play({ kind: 'later' }, sent, { kind: 'later' })).slice(-2)).toEqual([
      'asked left deadline',
      'over ended finished',
    ]);
  });

  it('opens the window with the sender of a message that is answered', () => {
    const walk = play({ kind: 'later' }, sent, outcome('answered', 'Hello'));
    const [message] = compiled.graph.activities.filter(({ type }) => type === 'whatsapp');
    const senderId = message?.type === 'whatsapp' ? (message.senderId ?? '') : '';
    expect(walk.windowUntil(senderId)).toBe(start + 72 * hour);
  });

  it('takes another way from where another port is chosen', () => {
    const other = playWalk(compiled, setting, { choices: [], ports: new Map([['half:2', 'b']]) });
    expect(lines(other)).toEqual(['entry left next', 'half left b', 'over ended finished']);
  });

  it('fails a message that does not leave, by its reason', () => {
    const walk = play(
      { kind: 'later' },
      { kind: 'unsent', runId: 'somebody', outcome: 'excluded', reason: 'no_consent' },
    );
    expect(walk.trail.at(-2)?.told).toMatchObject({ port: 'error', reason: 'no_consent' });
    expect(walk.messages).toEqual([]);
  });
});

it('knows a code for each kind of failure', () => {
  for (const kind of failureClasses) {
    const code = codeOfFailure[kind];
    expect(code === null ? 'other' : failureClassOf(code)).toBe(kind);
  }
});
