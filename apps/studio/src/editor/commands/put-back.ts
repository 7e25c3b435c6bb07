import type { Graph } from '@waypost/journey';

import type { Command } from './command.ts';

/** Puts work in place of the draft: what this browser had kept, or what was joined from two drafts. */
export function putBack(draft: Graph, name: 'putBack' | 'join' = 'putBack'): Command {
  return { name, apply: () => draft };
}
