import type { BenchSession } from '../bench/session.ts';

/** How much a soak does. */
export interface Scale {
  /** Messages that have to leave. */
  messages: number;
  /** How long the disturbance goes on. */
  seconds: number;
}

/** What a soak gets. All it starts through its session is ended with it. */
export interface SoakRun extends Scale {
  session: BenchSession;
  /** 0 to 1, from the printed seed. */
  random: () => number;
  /** The full form also judges times; the short one does not know how fast its machine is. */
  isFull: boolean;
  /** Tells about progress. */
  say: (line: string) => void;
}

/** One line of the verdict. */
export interface Check {
  what: string;
  seen: string | number;
  ok: boolean;
}

/** Trouble that Waypost is put through, and what must hold afterwards. */
export interface Soak {
  name: string;
  /** For people, one line. */
  what: string;
  /** As `npm run soak` runs it. */
  full: Scale;
  /** As `npm test` runs it. */
  short: Scale;
  run(run: SoakRun): Promise<Check[]>;
}
