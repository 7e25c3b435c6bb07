import type { Graph } from '@waypost/journey';

import type { Api } from '../system/waypost.ts';

const position = { x: 0, y: 0 };

/** An approved template, and what has to be filled in: always with the person's name. */
export interface HelloTemplate {
  name: string;
  values: readonly string[];
}

const benchHello: HelloTemplate = { name: 'bench_hello', values: ['body.first_name'] };

/** A number at the stand-in for Meta. Answers the sender's id. */
export async function createBenchSender(
  api: Api,
  phoneNumberId: string,
  messagesPerSecond: number,
): Promise<string> {
  const sender = await api.senders.create({
    name: `Bench ${phoneNumberId}`,
    connection: 'meta',
    phoneNumberId,
    wabaId: '102290129340398',
    accessToken: 'bench',
    appSecret: 'bench',
    messagesPerSecond,
    policiesConfirmed: true,
  });
  return sender.id;
}

/** Publishes: everybody of a crowd gets a template once. Answers the journey's id. */
export async function publishBlast(
  api: Api,
  senderId: string,
  crowd: string,
  template: HelloTemplate = benchHello,
): Promise<string> {
  const audience = await api.audiences.create({
    name: `${crowd} ${senderId}`,
    rule: {
      kind: 'group',
      combinator: 'and',
      not: false,
      rules: [{ kind: 'comparison', field: 'profile.crowd', operator: 'equals', value: crowd }],
    },
  });
  return publish(api, 'Blast', [
    { id: 'entry', name: '', position, type: 'entryAudience', audienceId: audience.id },
    hello(senderId, template),
    { id: 'end', name: '', position, type: 'end' },
  ]);
}

/** Publishes: whom an event concerns gets a template, each time anew. Answers the journey's id. */
export async function publishTriggered(
  api: Api,
  senderId: string,
  eventName: string,
  template: HelloTemplate = benchHello,
): Promise<string> {
  return publish(api, eventName, [
    { id: 'entry', name: '', position, type: 'entryEvent', eventName, fields: [] },
    hello(senderId, template),
    { id: 'end', name: '', position, type: 'end' },
  ]);
}

function hello(senderId: string, { name, values }: HelloTemplate): Graph['activities'][number] {
  return {
    id: 'hello',
    name: '',
    position,
    type: 'whatsapp',
    senderId,
    content: {
      template: {
        name,
        defaultLanguage: 'en',
        byLanguage: {
          en: {
            values: Object.fromEntries(
              values.map((key) => [key, { value: '{{ profile.first_name }}', fallback: 'friend' }]),
            ),
          },
        },
      },
    },
    expiry: { amount: 1, unit: 'days' },
  };
}

async function publish(api: Api, name: string, activities: Graph['activities']): Promise<string> {
  const draft: Graph = {
    format: 1,
    settings: { reentry: 'always' },
    activities,
    connections: [
      { id: 'a', from: { activity: 'entry', port: 'next' }, to: 'hello' },
      { id: 'b', from: { activity: 'hello', port: 'next' }, to: 'end' },
    ],
  };
  const { id } = await api.journeys.create({ name, draft });
  await api.journeys.publish({ id });
  return id;
}
