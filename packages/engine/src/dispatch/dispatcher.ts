import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';

import type { EngineContext } from '../engine-context.ts';
import type { HeardMessages } from '../lanes/heard-messages.ts';
import type { QueuedKind } from '../lanes/process-bridge.ts';
import { createLeaseKeeper } from '../leases/lease-keeper.ts';
import { createMediaIds } from '../media/index.ts';
import { createSenderDispatch, type SenderDispatch } from './sender-dispatch.ts';
import { SlidingCount } from './sliding-count.ts';

export interface Dispatcher {
  start(): void;
  /** Messages of these senders were queued, in whatever process. Answers those that are not ours. */
  queued(kind: QueuedKind, senderIds: ReadonlySet<string>): Set<string>;
  /** People wrote to these senders, in whatever process. */
  heard(heard: HeardMessages): void;
  /** Stops claiming, gives each sender back as soon as its requests have ended, and stores late answers. */
  stop(): Promise<void>;
}

const probeMs = 1000;
/** Per address: enough for 600 messages a second at Meta's usual 200 ms. */
const connections = 128;

/** Sends what the outbox holds, for every sender this process owns. Wakes on `signals.dispatch`. */
export function createDispatcher(context: EngineContext): Dispatcher {
  const client = createCloudApiClient({ connections });
  const media = createMediaIds(context, client);
  const senders = new Map<string, SenderDispatch>();
  const stopping = new AbortController();
  let listening: Promise<void> = Promise.resolve();
  /** Messages that came in for senders of other processes: this one may be their next owner. */
  const forOthers = new Map<string, SlidingCount>();

  function hearForOthers(senderId: string, messages: number): void {
    const now = performance.now();
    const count = forOthers.get(senderId) ?? new SlidingCount(now);
    forOthers.set(senderId, count);
    count.add(messages, now);
  }

  const keeper = createLeaseKeeper(context, {
    onTaken(sender, lease) {
      // One that is taken while everything stops is given back with the others, and has nobody who works for it.
      if (stopping.signal.aborted) return;
      const dispatch =
        senders.get(sender.id) ?? createSenderDispatch(context, client, media, sender);
      senders.set(sender.id, dispatch);
      dispatch.update(sender);
      dispatch.own(lease);
      dispatch.heard(forOthers.get(sender.id)?.total(performance.now()) ?? 0);
      forOthers.delete(sender.id);
    },
    onSender(sender) {
      senders.get(sender.id)?.update(sender);
    },
    onLost(lease) {
      context.log.warn({ sender: lease.senderId, epoch: lease.epoch }, 'lease lost');
    },
    onSuppression() {
      for (const dispatch of senders.values()) dispatch.dropClaims();
    },
  });

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      await context.signals.dispatch.wait(probeMs);
      for (const dispatch of senders.values()) {
        dispatch.wake();
        dispatch.wakeTriggered();
      }
    }
  }

  return {
    start() {
      keeper.start();
      listening = listen();
    },
    queued(kind, senderIds) {
      const others = new Set<string>();
      for (const senderId of senderIds) {
        const dispatch = senders.get(senderId);
        if (dispatch?.owns() !== true) others.add(senderId);
        else if (kind === 'triggered') dispatch.wakeTriggered();
        else dispatch.wake();
      }
      return others;
    },
    heard(heard) {
      for (const [senderId, messages] of heard) {
        const dispatch = senders.get(senderId);
        if (dispatch === undefined) hearForOthers(senderId, messages);
        else dispatch.heard(messages);
      }
    },
    async stop() {
      stopping.abort();
      context.signals.dispatch.raiseHere();
      await listening;
      // Leases are kept up while answers come in; whoever is done first goes first.
      await Promise.all(
        [...senders].map(async ([senderId, dispatch]) => {
          await dispatch.stop();
          await keeper.handOver(senderId);
        }),
      );
      await keeper.stop();
      await keeper.release();
      await Promise.all([...senders.values()].map((dispatch) => dispatch.drain()));
      await client.close();
    },
  };
}
