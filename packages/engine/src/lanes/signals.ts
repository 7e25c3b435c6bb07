import { Signal } from './signal.ts';

/** The wake-ups of an engine's lanes. Raise one after the commit that gives its lane work. */
export interface Signals {
  advance: Signal;
  dispatch: Signal;
  inbound: Signal;
  launches: Signal;
  counts: Signal;
}

export type SignalName = keyof Signals;

export function createSignals(): Signals {
  return {
    advance: new Signal(),
    dispatch: new Signal(),
    inbound: new Signal(),
    launches: new Signal(),
    counts: new Signal(),
  };
}
