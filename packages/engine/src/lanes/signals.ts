import { Signal } from './signal.ts';
import { TriggeredSenders } from './triggered-senders.ts';

/** The wake-ups of an engine's lanes. Raise one after the commit that gives its lane work. */
export interface Signals {
  /** Runs are due that a launch let in, or whose time has come. */
  advance: Signal;
  /** Somebody did something that runs wait for: their lane is served first. */
  woken: Signal;
  dispatch: Signal;
  /** Webhooks were stored that hold more than statuses. */
  inbound: Signal;
  /** Webhooks were stored that tell of statuses only. */
  statuses: Signal;
  launches: Signal;
  counts: Signal;
  /** Triggered messages were queued, for these senders. */
  triggered: TriggeredSenders;
}

export type SignalName = Exclude<keyof Signals, 'triggered'>;

export function createSignals(): Signals {
  return {
    advance: new Signal(),
    woken: new Signal(),
    dispatch: new Signal(),
    inbound: new Signal(),
    statuses: new Signal(),
    launches: new Signal(),
    counts: new Signal(),
    triggered: new TriggeredSenders(),
  };
}
