import type { Bench } from './bench.ts';
import { canvas } from './canvas.ts';
import { count } from './count.ts';
import { enrol } from './enrol.ts';
import { forecast } from './forecast.ts';
import { growth } from './growth.ts';
import { inbound } from './inbound.ts';
import { pace } from './pace.ts';
import { sendFull } from './send-full.ts';
import { sendStart } from './send-start.ts';
import { send } from './send.ts';
import { step } from './step.ts';
import { timers } from './timers.ts';
import { trigger } from './trigger.ts';

/** Everything `npm run bench` measures, in the order of its table. */
export const benches: readonly Bench[] = [
  send,
  sendFull,
  sendStart,
  enrol,
  count,
  forecast,
  step,
  trigger,
  inbound,
  timers,
  pace,
  growth,
  canvas,
];
