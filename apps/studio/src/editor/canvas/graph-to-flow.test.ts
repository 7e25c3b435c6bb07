import { activitySchema, graphSchema } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { describe, expect, it } from 'vitest';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { nothing } from '../store/selection.ts';
import { createFlowMapper } from './graph-to-flow.ts';
import type { ActivityNode, Drawing } from './graph-to-flow.ts';

function activity(type: Activity['type'], id: string, more: object = {}): Activity {
  return activitySchema.parse({ type, id, position: { x: 0, y: 0 }, ...more });
}

const texts: ActivityTexts = {
  kind: (type) => type,
  title: ({ id }) => id,
  subtitle: ({ type }) => type,
  port: (_activity, port) => (port === 'next' ? '' : port),
  outcome: ({ kind }) => kind,
  result: (_type, { label }) => label,
};

const outcomes = [{ id: 'seen', kind: 'read' }];
const graph: Graph = graphSchema.parse({
  format: 1,
  settings: {},
  activities: [
    activity('entryAudience', 'in'),
    activity('whatsapp', 'wa'),
    activity('reaction', 'answer', { activityId: 'wa', outcomes }),
    activity('end', 'out'),
  ],
  connections: [
    { id: 'a', from: { activity: 'in', port: 'next' }, to: 'wa' },
    { id: 'b', from: { activity: 'wa', port: 'next' }, to: 'answer' },
    { id: 'c', from: { activity: 'answer', port: 'seen' }, to: 'out' },
  ],
});

/** What is read aloud of an activity. */
const spokenName = (node: ActivityNode | undefined): unknown =>
  Reflect.get(node?.domAttributes ?? {}, 'aria-label');

const drawing = (changed: Partial<Drawing> = {}): Drawing => ({
  graph,
  texts,
  spoken,
  selection: nothing,
  dragged: noDrag,
  marks: noMarks,
  isLive: false,
  visited: null,
  changes: null,
  ...changed,
});
const spoken: Drawing['spoken'] = {
  activity: ({ title, subtitle, mark, isOnPath, ways }) =>
    [
      `${title}, ${subtitle}`,
      ...(mark === null ? [] : [`${mark.errors} errors`]),
      ...(isOnPath ? ['on the path'] : []),
      ...ways.map(({ port, to }) => `${port}>${to ?? 'nowhere'}`),
    ].join('; '),
  connection: (from, port, to) => `${from} ${port} ${to}`,
  connectionKind: 'connection',
};
const noDrag: Drawing['dragged'] = new Map();
const noMarks: Drawing['marks'] = new Map();

describe('drawing a graph', () => {
  it('gives every node its size and ports, so that nothing is measured', () => {
    const { nodes } = createFlowMapper()(drawing());
    expect(nodes.map(({ id, height, handles }) => [id, height, handles?.length])).toEqual([
      ['in', 64, 1],
      ['wa', 64, 3],
      ['answer', 64, 3],
      ['out', 64, 1],
    ]);
    const answer = nodes.find(({ id }) => id === 'answer');
    expect(answer?.data.ports).toEqual([
      { id: 'seen', label: 'seen', isConnected: true },
      { id: 'deadline', label: 'deadline', isConnected: false },
    ]);
  });

  it('draws anew only what a change touches', () => {
    const map = createFlowMapper();
    const before = map(drawing());
    const moved = new Map([['wa', { x: 5, y: 5 }]]);
    const after = map(drawing({ dragged: moved }));
    const redrawn = after.nodes.filter((node, index) => node !== before.nodes[index]);
    expect(redrawn.map(({ id, position }) => [id, position])).toEqual([['wa', { x: 5, y: 5 }]]);
    expect(after.edges.every((edge, index) => edge === before.edges[index])).toBe(true);

    const selected = map(drawing({ selection: { kind: 'activities', ids: ['out'] } }));
    expect(selected.nodes.filter((node) => node.selected).map(({ id }) => id)).toEqual(['out']);
    expect(selected.nodes[0]).toBe(before.nodes[0]);
  });

  it('says aloud what an activity is, its state, and where its ports lead', () => {
    const map = createFlowMapper();
    const marks = new Map([['answer', { errors: 2, warnings: 0 }]]);
    const visited = new Set(['wa']);
    const { nodes, edges } = map(drawing({ marks, visited }));
    expect(nodes.map((node) => spokenName(node))).toEqual([
      'in, entryAudience; >wa',
      'wa, whatsapp; on the path; >answer; error>nowhere',
      'answer, reaction; 2 errors; seen>out; deadline>nowhere',
      'out, end',
    ]);
    const kinds = [...nodes, ...edges].map(
      ({ domAttributes }) => domAttributes?.['aria-roledescription'],
    );
    expect(kinds).toEqual([
      ...graph.activities.map(({ type }) => type),
      ...graph.connections.map(() => 'connection'),
    ]);

    const renamed = { ...texts, title: ({ id }: Activity) => (id === 'out' ? 'Thanks' : id) };
    const after = map(drawing({ marks, visited, texts: renamed }));
    expect(spokenName(after.nodes[2])).toContain('seen>Thanks');
  });

  it('names the way of each connection once live, in taller nodes', () => {
    const { nodes, edges } = createFlowMapper()(drawing({ isLive: true }));
    expect(nodes.map(({ height }) => height)).toEqual([92, 92, 92, 92]);
    expect(edges.map(({ data }) => data?.way)).toEqual(graph.connections.map(({ from }) => from));
  });

  it('leaves out a connection that leads nowhere', () => {
    const broken = { ...graph, activities: graph.activities.slice(0, 3) };
    const { edges } = createFlowMapper()(drawing({ graph: broken }));
    expect(edges.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
