import { databaseStops } from './database-stops.ts';
import { databaseTrouble } from './database-trouble.ts';
import { everythingKilled, waypostKilled } from './killed.ts';
import { restored } from './restored.ts';
import { roughReceiver } from './rough-receiver.ts';
import type { Soak } from './soak.ts';
import { workerKills } from './worker-kills.ts';

/** All soaks, in the order in which they run. */
export const soaks: readonly Soak[] = [
  workerKills,
  databaseStops,
  roughReceiver,
  everythingKilled,
  waypostKilled,
  restored,
  databaseTrouble,
];
