import type { Backlog } from '@waypost/engine/metering';
import { Gauge, type Registry } from 'prom-client';
import type { BacklogReader } from './backlog-reader.ts';

/**
 * Adds what waits in the database. It is the same in every process: take the maximum over them, not the sum.
 * @returns reads it anew; called before the metrics are written.
 */
export function addBacklogGauges(
  registry: Registry,
  read: BacklogReader,
  instanceId: string,
): () => Promise<void> {
  const gauges = createGauges(registry);
  return async () => {
    const backlog = await read();
    gauges.up.set(backlog === null ? 0 : 1);
    for (const reset of gauges.resets) reset();
    if (backlog !== null) fill(gauges, backlog, instanceId);
  };
}

function fill(gauges: Gauges, backlog: Backlog, instanceId: string): void {
  for (const { senderId: sender, lane, messages, waiting, ageSeconds } of backlog.queued) {
    gauges.queued.set({ sender, lane }, messages);
    gauges.waiting.set({ sender, lane }, waiting);
    gauges.age.set({ sender, lane }, ageSeconds);
  }
  for (const { senderId: sender, owner, paused } of backlog.owners) {
    gauges.owned.set({ sender }, owner === instanceId ? 1 : 0);
    gauges.ownerless.set({ sender }, owner === null ? 1 : 0);
    gauges.paused.set({ sender }, paused ? 1 : 0);
  }
  for (const { lane, lagSeconds } of backlog.runs) gauges.runLag.set({ lane }, lagSeconds);
  gauges.webhooks.set(backlog.webhooks.stored);
  gauges.webhookAge.set(backlog.webhooks.ageSeconds);
  for (const { senderId: sender, messages } of backlog.unknown) {
    gauges.unknown.set({ sender }, messages);
  }
  for (const { kind, letters } of backlog.deadLetters) gauges.deadLetters.set({ kind }, letters);
}

type Gauges = ReturnType<typeof createGauges>;

function createGauges(registry: Registry) {
  const resets: (() => void)[] = [];
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) => {
    const made = new Gauge<Label>({
      name: `waypost_${name}`,
      help,
      labelNames,
      registers: [registry],
    });
    resets.push(() => made.reset());
    return made;
  };
  const up = new Gauge({
    name: 'waypost_backlog_readable',
    help: '1 when what waits in the database could be read.',
    registers: [registry],
  });
  return {
    up,
    resets,
    queued: gauge('queued_messages', 'Messages that have not left yet.', ['sender', 'lane']),
    waiting: gauge(
      'waiting_messages',
      'Of the queued ones, those that wait for a limit, a template, a file or the end of a pause.',
      ['sender', 'lane'],
    ),
    age: gauge('queue_age_seconds', 'How long the oldest message has been due.', [
      'sender',
      'lane',
    ]),
    owned: gauge('sender_owned', '1 when this process sends for the sender.', ['sender']),
    ownerless: gauge('sender_without_owner', '1 when no process sends for it.', ['sender']),
    paused: gauge('sender_paused', '1 while the sender is paused.', ['sender']),
    runLag: gauge('runs_due_lag_seconds', 'How long the longest overdue run has been due.', [
      'lane',
    ]),
    webhooks: gauge('webhooks_stored', 'Webhooks stored and not worked off.'),
    webhookAge: gauge('webhook_age_seconds', 'How long ago the oldest of them was stored.'),
    unknown: gauge('unknown_messages', 'Messages of which nobody knows whether they left.', [
      'sender',
    ]),
    deadLetters: gauge('dead_letters', 'What could not be processed and waits for somebody.', [
      'kind',
    ]),
  };
}
