import type { Meter } from '@waypost/engine/metering';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Counts what this process's engine does, for `/metrics`. */
export function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const answers = new Counter({
    name: 'waypost_messages_posted_total',
    help: 'Requests to send a message that ended, by outcome and, where Meta told one, its error code.',
    labelNames: ['sender', 'outcome', 'code'] as const,
    registers,
  });
  const requestLatency = new Histogram({
    name: 'waypost_message_request_seconds',
    help: 'How long requests to send a message took.',
    buckets: [0.01, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers,
  });
  const rounds = new Histogram({
    name: 'waypost_lane_round_seconds',
    help: 'How long rounds of a lane took.',
    labelNames: ['lane'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const failures = new Counter({
    name: 'waypost_lane_failures_total',
    help: 'Rounds of a lane that failed and are tried again.',
    labelNames: ['lane'] as const,
    registers,
  });
  const webhooks = new Counter({
    name: 'waypost_webhooks_processed_total',
    help: 'Stored webhooks that were worked off.',
    registers,
  });
  const webhookLag = new Histogram({
    name: 'waypost_webhook_lag_seconds',
    help: 'From storing a webhook to having worked it off, of the oldest in each batch.',
    buckets: [0.01, 0.05, 0.2, 1, 5, 30, 300],
    registers,
  });
  const stepped = new Counter({
    name: 'waypost_runs_stepped_total',
    help: 'Runs that were looked at because they were due.',
    registers,
  });
  const stepLatency = new Histogram({
    name: 'waypost_step_batch_seconds',
    help: 'Claiming, stepping and writing back a batch of due runs.',
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
    registers,
  });
  return {
    laneRound(lane, seconds, failed) {
      rounds.observe({ lane }, seconds);
      if (failed) failures.inc({ lane });
    },
    answered(sender, outcome, code, seconds) {
      requestLatency.observe(seconds);
      answers.inc({ sender, outcome, code: code ?? '' });
    },
    webhooksProcessed(count, lagSeconds) {
      webhooks.inc(count);
      webhookLag.observe(lagSeconds);
    },
    stepped(runs, seconds) {
      stepped.inc(runs);
      stepLatency.observe(seconds);
    },
  };
}
