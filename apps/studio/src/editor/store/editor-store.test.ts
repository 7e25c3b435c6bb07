import { activitySchema, graphSchema } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { describe, expect, it } from 'vitest';

import { addActivity } from '../commands/add-activity.ts';
import { connectPort } from '../commands/connect-port.ts';
import { deleteSelection } from '../commands/delete-selection.ts';
import { detachPort } from '../commands/detach-port.ts';
import { duplicateActivities } from '../commands/duplicate-activities.ts';
import { moveActivities } from '../commands/move-activities.ts';
import { renameActivity } from '../commands/rename-activity.ts';
import { tidyUp } from '../commands/tidy-up.ts';
import { updateActivity } from '../commands/update-activity.ts';
import { layOut } from '../layout/lay-out.ts';
import { layoutRequest } from '../layout/lay-out-graph.ts';
import { createEditorStore } from './editor-store.ts';

function activity(type: Activity['type'], id: string, more: object = {}): Activity {
  return activitySchema.parse({ type, id, position: { x: 0, y: 0 }, ...more });
}

function journey(activities: Activity[], lines: [string, string, string][] = []): Graph {
  return graphSchema.parse({
    format: 1,
    settings: {},
    activities,
    connections: lines.map(([from, port, to], index) => ({
      id: `c${index}`,
      from: { activity: from, port },
      to,
    })),
  });
}

const lines = ({ connections }: Graph) =>
  connections.map(({ from, to }) => `${from.activity}.${from.port} → ${to}`);
const ids = ({ activities }: Graph) => activities.map(({ id }) => id);

function editing(graph: Graph) {
  let clock = 0;
  const store = createEditorStore(graph, () => clock);
  return {
    store,
    later: (ms: number) => {
      clock += ms;
    },
    graph: () => store.getState().graph,
    run: store.getState().run,
    selection: () => store.getState().selection,
  };
}

describe('drawing a journey', () => {
  it('adds an activity behind a port and selects it', () => {
    const { run, graph, selection } = editing(journey([activity('entryAudience', 'in')]));
    run(addActivity(activity('whatsapp', 'wa'), { activity: 'in', port: 'next' }, 'next'));
    expect(lines(graph())).toEqual(['in.next → wa']);
    expect(selection()).toEqual({ kind: 'activities', ids: ['wa'] });
  });

  it('inserts an activity into a connection', () => {
    const { run, graph } = editing(
      journey([activity('entryAudience', 'in'), activity('end', 'out')], [['in', 'next', 'out']]),
    );
    run(addActivity(activity('wait', 'pause'), { connection: 'c0' }, 'next'));
    expect(lines(graph())).toEqual(['in.next → pause', 'pause.next → out']);
  });

  it('makes room for what is inserted between two neighbours', () => {
    const below = { position: { x: 40, y: 144 } };
    const { run, graph } = editing(
      journey(
        [activity('entryAudience', 'in'), activity('end', 'out', below)],
        [['in', 'next', 'out']],
      ),
    );
    run(addActivity(activity('wait', 'pause'), { connection: 'c0' }, 'next'));
    expect(graph().activities.map(({ id, position }) => [id, position.x, position.y])).toEqual([
      ['in', 0, 0],
      ['out', 40, 288],
      ['pause', 40, 144],
    ]);
  });

  it('gives a port one way only: a second connection replaces the first', () => {
    const { run, graph } = editing(
      journey([activity('wait', 'a'), activity('end', 'b'), activity('end', 'c')]),
    );
    run(connectPort({ activity: 'a', port: 'next' }, 'b'));
    run(connectPort({ activity: 'a', port: 'next' }, 'c'));
    expect(lines(graph())).toEqual(['a.next → c']);
    run(detachPort({ activity: 'a', port: 'next' }));
    expect(lines(graph())).toEqual([]);
  });

  it('leads nothing to an entry or to itself', () => {
    const { run, graph } = editing(journey([activity('wait', 'a'), activity('entryEvent', 'in')]));
    run(connectPort({ activity: 'a', port: 'next' }, 'in'));
    run(connectPort({ activity: 'a', port: 'next' }, 'a'));
    expect(lines(graph())).toEqual([]);
  });

  it('lets a new reaction watch the nearest message before it, unless the author chose one', () => {
    const { run, graph } = editing(
      journey(
        [activity('whatsapp', 'first'), activity('whatsapp', 'second'), activity('wait', 'pause')],
        [
          ['first', 'next', 'second'],
          ['second', 'next', 'pause'],
        ],
      ),
    );
    run(addActivity(activity('reaction', 'answer'), { activity: 'pause', port: 'next' }, null));
    expect(graph().activities[3]).toMatchObject({ activityId: 'second' });
    const chosen = activity('reaction', 'other', { activityId: 'first' });
    run(addActivity(chosen, { activity: 'second', port: 'error' }, null));
    expect(graph().activities[4]).toMatchObject({ activityId: 'first' });
  });

  it('deletes activities with their connections and what refers to them', () => {
    const { run, graph, selection } = editing(
      journey(
        [
          activity('entryAudience', 'in'),
          activity('whatsapp', 'wa'),
          activity('reaction', 'answer', { activityId: 'wa' }),
        ],
        [
          ['in', 'next', 'wa'],
          ['wa', 'next', 'answer'],
        ],
      ),
    );
    run(deleteSelection({ kind: 'activities', ids: ['wa'] }));
    expect(ids(graph())).toEqual(['in', 'answer']);
    expect(lines(graph())).toEqual([]);
    expect(graph().activities[1]).toMatchObject({ activityId: null });
    expect(selection()).toEqual({ kind: 'nothing' });
  });

  it('drops connections of a port that the changed settings no longer have', () => {
    const reaction = activity('reaction', 'answer', { outcomes: [{ id: 'o1', kind: 'read' }] });
    const { run, graph } = editing(
      journey(
        [reaction, activity('end', 'out')],
        [
          ['answer', 'o1', 'out'],
          ['answer', 'deadline', 'out'],
        ],
      ),
    );
    run(updateActivity(activity('reaction', 'answer'), 'outcomes', ['deadline']));
    expect(lines(graph())).toEqual(['answer.deadline → out']);
  });

  it('copies activities together with the connections among them', () => {
    const { run, graph, selection } = editing(
      journey(
        [
          activity('entryAudience', 'in'),
          activity('whatsapp', 'wa'),
          activity('reaction', 'answer', { activityId: 'wa' }),
        ],
        [
          ['in', 'next', 'wa'],
          ['wa', 'next', 'answer'],
        ],
      ),
    );
    run(duplicateActivities(graph(), ['wa', 'answer']));
    const [, , , message, reaction] = graph().activities;
    expect(reaction).toMatchObject({ type: 'reaction', activityId: message?.id });
    expect(lines(graph())).toContain(`${message?.id}.next → ${reaction?.id}`);
    expect(graph().connections).toHaveLength(3);
    expect(selection()).toEqual({ kind: 'activities', ids: [message?.id, reaction?.id] });
  });
});

describe('tidying up', () => {
  it('puts each activity below the one before it, and branches in the order of their ports', () => {
    const outcomes = [
      { id: 'o1', kind: 'read' },
      { id: 'o2', kind: 'reply' },
    ];
    const { run, graph } = editing(
      journey(
        [
          activity('end', 'late'),
          activity('end', 'replied'),
          activity('end', 'seen'),
          activity('reaction', 'answer', { outcomes }),
          activity('whatsapp', 'wa'),
        ],
        [
          ['wa', 'next', 'answer'],
          ['answer', 'o1', 'seen'],
          ['answer', 'o2', 'replied'],
          ['answer', 'deadline', 'late'],
        ],
      ),
    );
    run(tidyUp(new Map(layOut(layoutRequest(graph(), new Set(ids(graph())))))));
    const place = new Map(graph().activities.map(({ id, position }) => [id, position]));
    const xs = ['seen', 'replied', 'late'].map((id) => place.get(id)?.x ?? 0);
    const ys = ['wa', 'answer', 'seen'].map((id) => place.get(id)?.y ?? 0);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(new Set(xs).size).toBe(3);
    expect(ys).toEqual([0, 144, 288]);
  });
});

describe('undo and redo', () => {
  it('takes back one command at a time and brings it again', () => {
    const { store, run, graph } = editing(journey([activity('wait', 'a')]));
    run(moveActivities(new Map([['a', { x: 10, y: 20 }]])));
    run(addActivity(activity('end', 'b'), { activity: 'a', port: 'next' }, null));
    store.undo();
    expect(ids(graph())).toEqual(['a']);
    expect(lines(graph())).toEqual([]);
    store.undo();
    expect(graph().activities[0]?.position).toEqual({ x: 0, y: 0 });
    store.redo();
    store.redo();
    expect(lines(graph())).toEqual(['a.next → b']);
  });

  it('makes one step of what is typed without a pause, and two of what is typed later', () => {
    const { store, run, graph, later } = editing(journey([activity('wait', 'a')]));
    for (const name of ['P', 'Pa', 'Pau']) {
      run(renameActivity('a', name));
      later(300);
    }
    later(5000);
    run(renameActivity('a', 'Paus'));
    store.undo();
    expect(graph().activities[0]?.name).toBe('Pau');
    store.undo();
    expect(graph().activities[0]?.name).toBe('');
    expect(store.temporal.getState().pastStates).toEqual([]);
  });

  it('does not remember what changed nothing, nor a selection', () => {
    const { store, run } = editing(journey([activity('wait', 'a')]));
    run(moveActivities(new Map([['a', { x: 0, y: 0 }]])));
    store.getState().select({ kind: 'activities', ids: ['a'] });
    expect(store.temporal.getState().pastStates).toEqual([]);
  });

  it('completes the latest change without a step of its own', () => {
    const { run, store, graph } = editing(journey([]));
    const named = (name: string) => graph().activities.every((one) => one.name === name);
    run(addActivity(activity('wait', 'pause'), null, 'next'));
    store.amend((added) => ({
      ...added,
      activities: added.activities.map((one) => ({ ...one, name: 'A night' })),
    }));
    expect(named('A night')).toBe(true);
    store.undo();
    expect(ids(graph())).toEqual([]);
    store.redo();
    expect(ids(graph())).toEqual(['pause']);
    expect(named('A night')).toBe(true);
  });

  it('unselects what an undo takes away', () => {
    const { store, run, selection } = editing(journey([]));
    run(addActivity(activity('wait', 'a'), null, 'next'));
    store.undo();
    expect(selection()).toEqual({ kind: 'nothing' });
  });

  it('starts a new history with a draft loaded from the server', () => {
    const { store, run, graph } = editing(journey([activity('wait', 'a')]));
    run(renameActivity('a', 'Mine'));
    store.getState().load(journey([activity('wait', 'b')]));
    store.undo();
    expect(ids(graph())).toEqual(['b']);
  });
});
