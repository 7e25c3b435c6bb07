import { everythingKilled, waypostKilled } from './killed.ts';
import { roughReceiver } from './rough-receiver.ts';
import type { Soak } from './soak.ts';

/** All soaks, in the order in which they run. */
export const soaks: readonly Soak[] = [roughReceiver, everythingKilled, waypostKilled];
