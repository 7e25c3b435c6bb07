import type { JourneySettings } from '@waypost/journey';

import type { Command } from './command.ts';

/** Changes settings of the journey as a whole. */
export function updateSettings(settings: JourneySettings): Command {
  return {
    name: 'settings',
    apply: (graph) => ({ ...graph, settings }),
  };
}
