import { createEngine } from '@waypost/engine';
import { createSender } from '@waypost/engine/senders';
import { problemSchema } from '@waypost/api';
import { graphSchema } from '@waypost/journey';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { startTestApi, type TestApi } from './testing.ts';

let api: TestApi;
let senderId: string;

beforeAll(async () => {
  api = await startTestApi((deps) => ({
    engine: createEngine({
      db: deps.database,
      connections: () => ({
        baseUrl: 'http://127.0.0.1:9',
        version: 'v25.0',
        token: '',
        appSecret: '',
      }),
      log: deps.log,
    }),
  }));
  const sender = await createSender(
    api.database.db,
    {
      name: 'Shop',
      connection: 'simulator',
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      displayPhoneNumber: '+1 555 0100',
      verifiedName: 'Shop',
      quality: 'GREEN',
      messagesPerSecond: 80,
      token: Buffer.alloc(0),
      appSecret: Buffer.alloc(0),
    },
    Date.now(),
  );
  if (sender === null) throw new Error('the sender exists');
  senderId = sender.id;
});

afterAll(() => api.close());

interface Drafted {
  id: string;
  type: string;
  [setting: string]: unknown;
}

const entry: Drafted = { id: 'in', type: 'entryMessage' };

function message(id: string, body: string, more: object = {}): Drafted {
  const byLanguage = { en: { kind: 'buttons', body, buttons: ['Yes', 'No'] } };
  return {
    id,
    type: 'whatsapp',
    content: { response: { defaultLanguage: 'en', byLanguage }, ...more },
  };
}

function reaction(id: string, activityId: string, ...outcomes: object[]): Drafted {
  const listed = outcomes.length === 0 ? [{ id: 'any', kind: 'reply' }] : outcomes;
  return { id, type: 'reaction', activityId, outcomes: listed };
}

function branchOn(id: string, field: string): Drafted {
  const rule = { kind: 'comparison', field, operator: 'equals', value: 'gold' };
  return { id, type: 'condition', branches: [{ id: 'yes', rule }] };
}

/** What publishing this journey over HTTP is answered: the errors it is refused with, at their places. */
async function refusedWith(activities: Drafted[], lines: string[]): Promise<string[]> {
  const draft = graphSchema.parse({
    format: 1,
    settings: {},
    activities: activities.map((activity) => ({
      position: { x: 0, y: 0 },
      ...(activity.type === 'whatsapp' ? { senderId } : {}),
      ...activity,
    })),
    connections: lines.map((text, place) => {
      const [from = '', to = ''] = text.split('>');
      const [activity = '', port = ''] = from.split('.');
      return { id: `line${place}`, from: { activity, port }, to };
    }),
  });
  const { id } = await api.client.journeys.create({ name: 'Refused', draft });
  const { status, body } = await api.call('POST', `/api/journeys/${id}/publish`, {});
  expect(status).toBe(422);
  return z
    .object({ data: z.object({ problems: z.array(problemSchema) }) })
    .parse(body)
    .data.problems.filter(({ severity }) => severity === 'error')
    .map(({ activityId, field, code }) => `${activityId} ${field} ${code}`);
}

const toMessage = ['in.next>ask'];

describe('publishing refuses, each with its own text at its own place,', () => {
  test('a loop without a wait, an activity nobody reaches, a connection to nowhere', async () => {
    expect(
      await refusedWith(
        [entry, branchOn('a', 'profile.tier'), branchOn('b', 'profile.tier')],
        ['in.next>a', 'a.otherwise>b', 'b.otherwise>a'],
      ),
    ).toEqual(['a  loop_without_wait']);
    expect(
      await refusedWith([entry, message('ask', 'Hm?'), message('island', 'Hm?')], toMessage),
    ).toEqual(['island  unreachable']);
    expect(
      await refusedWith([entry, message('ask', 'Hm?')], [...toMessage, 'ask.next>gone']),
    ).toEqual(['ask  connection_target_unknown']);
  });

  test('a reaction to a later message, and to one on another path', async () => {
    expect(
      await refusedWith(
        [entry, reaction('first', 'ask'), message('ask', 'Hm?')],
        ['in.next>first', 'first.any>ask'],
      ),
    ).toEqual(['first activityId reaction_not_earlier']);
    expect(
      await refusedWith(
        [entry, branchOn('part', 'profile.tier'), message('ask', 'Hm?'), reaction('other', 'ask')],
        ['in.next>part', 'part.yes>ask', 'part.otherwise>other'],
      ),
    ).toEqual(['other activityId reaction_elsewhere']);
  });

  test('outcomes that the message has nothing for', async () => {
    const outcomes = [
      { id: 'late', kind: 'button', button: 0, label: 'Maybe' },
      { id: 'words', kind: 'keyword', words: [' '] },
      { id: 'flow', kind: 'flow' },
      { id: 'click', kind: 'click' },
    ];
    expect(
      await refusedWith(
        [entry, message('ask', 'Hm?'), reaction('answer', 'ask', ...outcomes)],
        [...toMessage, 'ask.next>answer'],
      ),
    ).toEqual([
      'answer outcomes.0 button_unknown',
      'answer outcomes.1.words outcome_words_missing',
      'answer outcomes.2 flow_absent',
      'answer outcomes.3 links_not_shortened',
    ]);
    expect(
      await refusedWith(
        [
          entry,
          message('ask', 'Hm?', { shortenLinks: true }),
          reaction('answer', 'ask', { id: 'click', kind: 'click' }),
        ],
        [...toMessage, 'ask.next>answer'],
      ),
    ).toEqual(['answer outcomes.0 link_unknown']);
  });

  test('values that no earlier activity provides, in texts, rules and addresses', async () => {
    const later = '{{ results.answer.text }}';
    expect(
      await refusedWith(
        [entry, message('ask', `Hm? ${later}`), reaction('answer', 'ask')],
        [...toMessage, 'ask.next>answer'],
      ),
    ).toContain('ask content.response.byLanguage.en.body result_not_earlier');
    expect(
      await refusedWith(
        [
          entry,
          branchOn('part', 'results.gone.text'),
          { id: 'call', type: 'httpRequest', url: `https://shop.example/${later}` },
        ],
        ['in.next>part', 'part.otherwise>call'],
      ),
    ).toEqual(['part branches.0.rule.field result_unknown', 'call url result_unknown']);
  });
});
