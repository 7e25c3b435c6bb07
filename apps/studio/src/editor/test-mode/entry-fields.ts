import type { EntryEvent, Graph } from '@waypost/journey';

import { eventFieldsOf } from '../../activities/pane-props.ts';

/** What the entry brings: the fields of its event, or the parts of the message. */
export function entryFields(graph: Graph): EntryEvent['fields'] {
  for (const activity of graph.activities) {
    if (activity.type === 'entryEvent' || activity.type === 'entryJump') return activity.fields;
  }
  return eventFieldsOf(graph).map((name) => ({ name, kind: 'text' }));
}
