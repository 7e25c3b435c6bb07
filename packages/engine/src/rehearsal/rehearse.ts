import { randomUUID } from 'node:crypto';

import type { Kysely } from 'kysely';

import { promptConnections } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { undone } from '../database/undone.ts';
import { claim } from '../dispatch/claim.ts';
import { InFlight } from '../dispatch/in-flight.ts';
import { isAnythingDue } from '../dispatch/is-anything-due.ts';
import { PairGate } from '../dispatch/pair-gate.ts';
import { PlaceCount } from '../dispatch/reserve-portfolio-places.ts';
import { SenderMedia } from '../dispatch/sender-media.ts';
import { settleAnswers } from '../dispatch/settle-answers.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordEvents } from '../events/record-events.ts';
import { freezeVersion } from '../journeys/publish-journey.ts';
import { PublishedVersions } from '../journeys/published-versions.ts';
import { Heard } from '../lanes/heard-messages.ts';
import { LaneBook } from '../lanes/lane-book.ts';
import { RightOfWay } from '../lanes/right-of-way.ts';
import { createSignals } from '../lanes/signals.ts';
import { loadSenders, type DispatchSender } from '../leases/load-senders.ts';
import type { MediaIds } from '../media/index.ts';
import { silentMeter } from '../metering/meter.ts';
import { memoryRecord } from '../send-holds/send-record.ts';
import { Sending } from '../send-holds/sending.ts';
import { insertStage, stageEpoch, type Stage } from './insert-stage.ts';

/**
 * Goes once through what an event leads to, with people and a journey that are made up, on each connection for what
 * somebody waits for, and undoes it all: nothing is stored, nothing is sent, nobody is told. The first real events
 * then find code that is compiled and statements that are planned, instead of waiting for ten times as long.
 */
export async function rehearse(context: EngineContext): Promise<void> {
  await context.sending.check(context.db);
  if (context.sending.isHeld()) return;
  // All at once, so that each has a connection of its own.
  await Promise.all(
    Array.from({ length: promptConnections }, () =>
      undone(context.prompt, (db) => actOn(db, context)),
    ),
  );
}

async function actOn(db: Kysely<Database>, context: EngineContext): Promise<void> {
  const acting = await castOf(db, context);
  const stage = await insertStage(db, acting.instanceId, acting.now());
  const { journeyId, graph, eventName: actor } = stage;
  await freezeVersion(db, { journeyId, graph, actor }, acting.now());
  const sender = (await loadSenders(db)).find(({ id }) => id === stage.senderId);
  if (sender === undefined) throw new Error('the sender of a rehearsal is missing');
  const [first, second] = stage.people;
  await play(acting, stage, sender, { person: first, lanes: 'triggered' });
  await play(acting, stage, sender, { person: second, lanes: 'all' });
}

const noMedia: MediaIds = { idsFor: async () => new Map(), forget: async () => {} };

/** The engine's parts as this rehearsal sees them: what they note, raise and count reaches nobody. */
async function castOf(db: Kysely<Database>, context: EngineContext): Promise<EngineContext> {
  const sending = new Sending(memoryRecord(), context.log, () => context.now());
  await sending.check(db);
  return {
    ...context,
    db,
    prompt: db,
    bulk: db,
    versions: new PublishedVersions(),
    signals: createSignals(),
    heard: new Heard(),
    sending,
    lanes: new LaneBook(silentMeter),
    meter: silentMeter,
    rightOfWay: new RightOfWay(),
    instanceId: randomUUID(),
  };
}

/** An event, the message it leads to, and Meta's answer. A process that moves nobody only records the event. */
async function play(
  acting: EngineContext,
  stage: Stage,
  sender: DispatchSender,
  { person, lanes }: { person: string; lanes: 'triggered' | 'all' },
): Promise<void> {
  await recordEvents(acting, [
    { profile: { externalId: person }, name: stage.eventName, key: randomUUID() },
  ]);
  if (!acting.advances) return;
  await isAnythingDue(acting.db, sender.id, acting.now());
  const { claimed } = await claim(acting, {
    rules: {
      sender,
      pairs: new PairGate(),
      media: new SenderMedia(noMedia, () => {}),
      places: new PlaceCount(),
      discard: null,
    },
    epoch: stageEpoch,
    busyNumbers: [],
    busy: new InFlight().openClaim().busy,
    lanes,
    limit: 1,
    ahead: 0,
  });
  await settleAnswers(
    acting,
    sender,
    claimed.map((message) => ({
      message,
      verdict: { kind: 'accepted', wamid: randomUUID(), waId: null, held: false },
    })),
  );
}
