import type { Graph } from '@waypost/journey';

import { marketingContent, type Marketing } from '../system/marketing-content.ts';
import type { Api } from '../system/waypost.ts';

const journeys = ['first', 'second'] as const;
const messagesPerJourney = 2;
const messagesPerPerson = journeys.length * messagesPerJourney;
const mostProfilesPerCall = 1000;
/** Numbers from here on belong to the messages that are sent on top. */
const mostPeople = 5_000_000;

/** A blast that is ready to go: two journeys of two messages each, to everybody. */
export interface Blast {
  /** All that have to leave. */
  readonly messages: number;
  /** Publishes both journeys, one right after the other. */
  launch(): Promise<void>;
  /**
   * Has one more message sent. Its status shows that webhooks flow: without such a witness the last messages of a
   * sender stay unknown, as they should.
   */
  sendOneMore(): Promise<void>;
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
    const draft = twoMessages(marketing, { type: 'entryAudience', audienceId: null });
    const { id } = await api.journeys.create({ name, draft });
    ids.push(id);
  }
  const entry = { type: 'entryEvent' as const, eventName: 'one_more', fields: [] };
  const more = await api.journeys.create({ name: 'more', draft: twoMessages(marketing, entry) });
  await api.journeys.publish({ id: more.id });
  let added = 0;
  return {
    get messages() {
      return people * messagesPerPerson + added * messagesPerJourney;
    },
    async launch() {
      for (const id of ids) await api.journeys.publish({ id });
    },
    async sendOneMore() {
      const externalId = `soak-more-${added}`;
      await api.profiles.upsert({ profiles: [person(externalId, mostPeople + added)] });
      await api.events.record({ events: [{ name: entry.eventName, externalId, key: externalId }] });
      added += 1;
    },
  };
}

async function addPeople(api: Api, people: number): Promise<void> {
  for (let start = 0; start < people; start += mostProfilesPerCall) {
    const count = Math.min(mostProfilesPerCall, people - start);
    const profiles = Array.from({ length: count }, (_, i) =>
      person(`soak-${start + i}`, start + i),
    );
    await api.profiles.upsert({ profiles });
  }
}

/** Somebody who may be written to; `place` makes the number. */
function person(externalId: string, place: number) {
  return {
    externalId,
    firstName: `Person ${place}`,
    phone: `+39320${1_000_000 + place}`,
    consent: [{ purpose: 'marketing' as const, state: 'in' as const, source: 'soak' }],
  };
}

/** entry → first → second → end; whoever fails at the first goes on to the second. */
function twoMessages(
  { sender, content }: Marketing,
  entry:
    | { type: 'entryAudience'; audienceId: null }
    | { type: 'entryEvent'; eventName: string; fields: never[] },
): Graph {
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
      { id: 'entry', name: '', position, ...entry },
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
