import { Signal } from './signal.ts';
import { SenderSignal } from './sender-signal.ts';

/** The wake-ups of an engine's lanes. Raise one after the commit that gives its lane work. */
export interface Signals {
  /** Runs are due whose time has come. */
  advance: Signal;
  /** Runs are due that launches let in. */
  launched: Signal;
  /** Somebody did something that runs wait for: their lane is served first. */
  woken: Signal;
  /** Something may leave again, whoever's it is: all senders look. */
  dispatch: Signal;
  /** Webhooks were stored that hold more than statuses. */
  inbound: Signal;
  /** Webhooks were stored that tell of statuses only. */
  statuses: Signal;
  launches: Signal;
  /** Requests to other systems are due, or came back. */
  calls: Signal;
  counts: Signal;
  /** Parallel branches ended: their parents may go on. */
  joins: Signal;
  /** Triggered messages were queued, for these senders. */
  triggered: SenderSignal;
  /** Other messages were queued, for these senders. */
  bulk: SenderSignal;
}

export type SignalName = Exclude<keyof Signals, 'triggered' | 'bulk'>;

export function createSignals(): Signals {
  return {
    advance: new Signal(),
    launched: new Signal(),
    woken: new Signal(),
    dispatch: new Signal(),
    inbound: new Signal(),
    statuses: new Signal(),
    launches: new Signal(),
    calls: new Signal(),
    counts: new Signal(),
    joins: new Signal(),
    triggered: new SenderSignal(),
    bulk: new SenderSignal(),
  };
}
