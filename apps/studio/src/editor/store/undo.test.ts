import { activityPorts, createActivity, graphSchema, partOfGraph } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { activityTypes } from '../../activities/registry.tsx';
import { addActivity } from '../commands/add-activity.ts';
import type { Command } from '../commands/command.ts';
import { connectPort } from '../commands/connect-port.ts';
import { deleteSelection } from '../commands/delete-selection.ts';
import { detachPort } from '../commands/detach-port.ts';
import { duplicateActivities } from '../commands/duplicate-activities.ts';
import { moveActivities } from '../commands/move-activities.ts';
import { pasteActivities } from '../commands/paste-activities.ts';
import { renameActivity } from '../commands/rename-activity.ts';
import { tidyUp } from '../commands/tidy-up.ts';
import { updateActivity } from '../commands/update-activity.ts';
import { updateSettings } from '../commands/update-settings.ts';
import { layOut } from '../layout/lay-out.ts';
import { layoutRequest } from '../layout/lay-out-graph.ts';
import { createEditorStore } from './editor-store.ts';
import { activitiesSelected } from './selection.ts';

/** More than a journey of this size is not drawn here: copies of copies grow without end. */
const largest = 60;

const draws = fc.record({
  what: fc.integer({ min: 0, max: 11 }),
  one: fc.nat(),
  other: fc.nat(),
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  word: fc.string({ maxLength: 12 }),
});
type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never;

/** What an author might do next to this graph. */
function command(graph: Graph, draw: Draw, place: number): Command {
  const pick = (nth: number): Activity | undefined =>
    graph.activities[nth % Math.max(1, graph.activities.length)];
  const one = pick(draw.one);
  const other = pick(draw.other);
  const { x, y } = draw;
  const added = () => {
    const type = activityTypes[draw.other % activityTypes.length] ?? 'wait';
    const activity: Activity = createActivity(type, `new-${place}`, { x, y });
    const port = one && activityPorts(one)[0];
    return addActivity(
      activity,
      one && port !== undefined ? { activity: one.id, port } : null,
      activityPorts(activity)[0] ?? null,
    );
  };
  if (one === undefined || other === undefined) return added();
  const ids = one.id === other.id ? [one.id] : [one.id, other.id];
  const ports = activityPorts(one);
  const port = ports[draw.other % Math.max(1, ports.length)];
  const connection = graph.connections[draw.one % Math.max(1, graph.connections.length)];
  switch (draw.what) {
    case 0:
    case 1:
      return port === undefined ? added() : connectPort({ activity: one.id, port }, other.id);
    case 2:
      return port === undefined ? added() : detachPort({ activity: one.id, port });
    case 3:
      return deleteSelection(activitiesSelected(ids), draw.x > 0 ? 'cut' : 'delete');
    case 4:
      return connection === undefined
        ? added()
        : deleteSelection({ kind: 'connection', id: connection.id });
    case 5:
      return graph.activities.length > largest
        ? deleteSelection(activitiesSelected(graph.activities.slice(5).map(({ id }) => id)))
        : duplicateActivities(graph, ids);
    case 6:
      return graph.activities.length > largest
        ? renameActivity(one.id, draw.word)
        : pasteActivities(graph, partOfGraph(graph, ids), { x, y });
    case 7:
      return moveActivities(new Map(ids.map((id, nth) => [id, { x: x + nth, y }])));
    case 8:
      return renameActivity(one.id, draw.word);
    case 9:
      return updateActivity({ ...one, name: draw.word }, 'name', ports.slice(draw.other % 3));
    case 10:
      return draw.x > 0
        ? updateSettings({ reentry: draw.y > 0 ? 'always' : 'never' })
        : tidyUp(new Map(layOut(layoutRequest(graph, new Set(ids)))));
    default:
      return added();
  }
}

it('200 random commands, all undone and done again, end in the same journey', () => {
  fc.assert(
    fc.property(fc.array(draws, { minLength: 200, maxLength: 200 }), (drawn) => {
      let clock = 0;
      const start = graphSchema.parse({
        format: 1,
        settings: {},
        activities: [],
        connections: [],
      });
      const store = createEditorStore(start, () => (clock += 5000));
      const passed: Graph[] = [start];
      for (const [place, draw] of drawn.entries()) {
        const before = store.getState().graph;
        store.getState().run(command(before, draw, place));
        const after = store.getState().graph;
        if (after !== before) passed.push(after);
      }
      const end = passed.at(-1);
      expect(graphSchema.safeParse(end).success).toBe(true);

      for (const graph of passed.toReversed().slice(1)) {
        store.undo();
        expect(store.getState().graph).toEqual(graph);
      }
      expect(store.getState().graph).toEqual(start);
      for (const graph of passed.slice(1)) {
        store.redo();
        expect(store.getState().graph).toBe(graph);
      }
      expect(store.getState().graph).toEqual(end);
    }),
    { numRuns: 50, seed: 6 },
  );
});
