import type { Command } from './command.ts';
import { moveActivities } from './move-activities.ts';
import type { Positions } from './move-activities.ts';

/** Puts activities where a layout wants them (`layOutGraph`). */
export function tidyUp(positions: Positions): Command {
  return { ...moveActivities(positions), name: 'tidy' };
}
