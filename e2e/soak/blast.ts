import type { Graph } from '@waypost/journey';

import { marketingContent, type Marketing } from '../system/marketing-content.ts';
import type { Api } from '../system/waypost.ts';

const journeys = ['first', 'second'] as const;
const messagesPerJourney = 2;
const messagesPerPerson = journeys.length * messagesPerJourney;
const mostProfilesPerCall = 1000;

/** A blast that is ready to go: two journeys of two messages each, to everybody. */
export interface Blast {
  people: number;
  /** All that have to leave. */
  messages: number;
  /** Publishes both journeys, one right after the other. */
  launch(): Promise<void>;
}

/**
 * Adds people who may all be written to, and journeys that write to them. Answers nothing about what will leave:
 * the receiver counts that.
 */
export async function prepareBlast(
  api: Api,
  options: { messages: number; messagesPerSecond: number },
): Promise<Blast> {
  await api.profiles.removeDemo();
  const people = Math.ceil(options.messages / messagesPerPerson);
  await addPeople(api, people);
  const marketing = await marketingContent({ api });
  await api.senders.update({
    id: marketing.sender.id,
    messagesPerSecond: options.messagesPerSecond,
  });
  const ids: string[] = [];
  for (const name of journeys) {
    const { id } = await api.journeys.create({ name, draft: twoMessages(marketing) });
    ids.push(id);
  }
  return {
    people,
    messages: people * messagesPerPerson,
    async launch() {
      for (const id of ids) await api.journeys.publish({ id });
    },
  };
}

async function addPeople(api: Api, people: number): Promise<void> {
  for (let start = 0; start < people; start += mostProfilesPerCall) {
    const profiles = Array.from(
      { length: Math.min(mostProfilesPerCall, people - start) },
      (_, i) => ({
        externalId: `soak-${start + i}`,
        firstName: `Person ${start + i}`,
        phone: `+39320${1_000_000 + start + i}`,
        consent: [{ purpose: 'marketing' as const, state: 'in' as const, source: 'soak' }],
      }),
    );
    await api.profiles.upsert({ profiles });
  }
}

/** entry → first → second → end; whoever fails at the first goes on to the second. */
function twoMessages({ sender, content }: Marketing): Graph {
  const position = { x: 0, y: 0 };
  const message = (id: string) => ({
    id,
    name: id,
    position,
    type: 'whatsapp' as const,
    senderId: sender.id,
    content,
    expiry: { amount: 1, unit: 'days' as const },
  });
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      { id: 'entry', name: '', position, type: 'entryAudience', audienceId: null },
      message('first'),
      message('second'),
      { id: 'end', name: '', position, type: 'end' },
    ],
    connections: [
      { id: 'a', from: { activity: 'entry', port: 'next' }, to: 'first' },
      { id: 'b', from: { activity: 'first', port: 'next' }, to: 'second' },
      { id: 'c', from: { activity: 'first', port: 'error' }, to: 'second' },
      { id: 'd', from: { activity: 'second', port: 'next' }, to: 'end' },
      { id: 'e', from: { activity: 'second', port: 'error' }, to: 'end' },
    ],
  };
}
