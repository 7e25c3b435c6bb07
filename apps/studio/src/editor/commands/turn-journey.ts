import type { Direction } from '@waypost/journey';

import type { Command } from './command.ts';
import { moveActivities } from './move-activities.ts';
import type { Positions } from './move-activities.ts';

/** Draws the journey the other way, its activities where a layout that way wants them. */
export function turnJourney(direction: Direction, positions: Positions): Command {
  return {
    name: 'turn',
    apply: (graph) => ({ ...moveActivities(positions).apply(graph), direction }),
  };
}
