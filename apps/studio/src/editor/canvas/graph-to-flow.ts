import { activityPorts, isEntry } from '@waypost/journey';
import type { Activity, Direction, Graph } from '@waypost/journey';
import { sizes } from '@waypost/ui';
import { Position } from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import type { ActivityChange, DrawnChanges } from '../../changes/drawn-changes.ts';
import type { Selection } from '../store/selection.ts';
import { directionOf, entrancePlace, nodeSize, portPlace } from './node-geometry.ts';

/** How many problems an activity has. */
export interface Mark {
  errors: number;
  warnings: number;
}

export type ActivityNodeData = {
  activity: Activity;
  title: string;
  subtitle: string;
  ports: readonly { id: string; label: string; isConnected: boolean }[];
  direction: Direction;
  mark: Mark | null;
  /** Shows its live numbers, which it follows by itself. */
  isLive: boolean;
  /** On one person's path: whether that person came by. Null elsewhere. */
  isVisited: boolean | null;
  /** In a comparison with an earlier graph: what became of it. Null elsewhere. */
  change: ActivityChange | null;
};
export type ActivityNode = Node<ActivityNodeData, 'activity'>;

export type ConnectionEdgeData = {
  label: string;
  /** How many other labels stand before the same activity already. */
  labelRow: number;
  /** The way it is of: shows how many went it, which it follows by itself. Null while designing. */
  way: { activity: string; port: string } | null;
  isVisited: boolean | null;
  change: 'added' | 'removed' | null;
};
export type ConnectionEdge = Edge<ConnectionEdgeData, 'connection'>;

/** What is read aloud of an activity, beside its kind. */
export interface SpokenActivity {
  title: string;
  subtitle: string;
  mark: Mark | null;
  /** Beside another version: how it differs from what stood there. */
  change: ActivityChange | null;
  /** On one person's path: that person came by. */
  isOnPath: boolean;
  /** Its ports in their order; `to` is the activity a port leads to, null: none. */
  ways: readonly { port: string; to: string | null }[];
}

/** Names read aloud for what stands on the canvas. */
export interface SpokenWords {
  activity: (activity: SpokenActivity) => string;
  connection: (from: string, port: string, to: string) => string;
  /** What a connection is called, as the kind says what an activity is. */
  connectionKind: string;
}

export interface Drawing {
  graph: Graph;
  texts: ActivityTexts;
  spoken: SpokenWords;
  selection: Selection;
  /** Places of activities while they are dragged. */
  dragged: ReadonlyMap<string, { x: number; y: number }>;
  marks: ReadonlyMap<string, Mark>;
  /** With live numbers, which are no part of the drawing: a number that ticks draws nothing else anew. */
  isLive: boolean;
  /** Ids of activities and connections on one person's path. */
  visited: ReadonlySet<string> | null;
  /** What differs from an earlier graph. Null: nothing is compared. */
  changes: DrawnChanges | null;
}

export interface Flow {
  nodes: ActivityNode[];
  edges: ConnectionEdge[];
}

/**
 * Turns graphs into what React Flow draws. Nodes and edges whose inputs did not change stay the same
 * objects, so that only what changed is drawn again. The only place that knows both shapes.
 */
export function createFlowMapper(): (drawing: Drawing) => Flow {
  let nodes = new Map<string, { inputs: readonly unknown[]; node: ActivityNode }>();
  let edges = new Map<string, { inputs: readonly unknown[]; edge: ConnectionEdge }>();
  let led: { graph: Graph; texts: ActivityTexts; ways: Ways } | null = null;

  return (drawing) => {
    const { graph, texts, selection, dragged, marks, isLive, visited, changes } = drawing;
    if (led?.graph !== graph || led.texts !== texts) led = { graph, texts, ways: waysOf(drawing) };
    const { ways } = led;
    const byId = new Map(graph.activities.map((activity) => [activity.id, activity]));

    const nextNodes: typeof nodes = new Map();
    for (const activity of graph.activities) {
      const position = dragged.get(activity.id) ?? activity.position;
      const isSelected = selection.kind === 'activities' && selection.ids.includes(activity.id);
      const inputs = [
        activity,
        texts,
        drawing.spoken,
        position.x,
        position.y,
        isSelected,
        marks.get(activity.id)?.errors,
        marks.get(activity.id)?.warnings,
        isLive,
        visited,
        changes?.activities.get(activity.id),
        ways.get(activity.id)?.key,
        graph.direction,
      ];
      const known = nodes.get(activity.id);
      nextNodes.set(
        activity.id,
        known && sameInputs(known.inputs, inputs)
          ? known
          : {
              inputs,
              node: toNode(drawing, activity, {
                position,
                isSelected,
                leads: ways.get(activity.id)?.to ?? nowhere,
              }),
            },
      );
    }
    nodes = nextNodes;

    const nextEdges: typeof edges = new Map();
    const labelsAt = new Map<string, number>();
    for (const connection of graph.connections) {
      const from = byId.get(connection.from.activity);
      const to = byId.get(connection.to);
      if (!from || !to) continue;
      const isSelected = selection.kind === 'connection' && selection.id === connection.id;
      // The usual way on needs no words; a `next` is named only beside an error port.
      const isNamed = connection.from.port !== 'next';
      const labelRow = labelsAt.get(to.id) ?? 0;
      if (isNamed) labelsAt.set(to.id, labelRow + 1);
      const inputs = [
        connection,
        from,
        to,
        texts,
        drawing.spoken,
        isSelected,
        isLive,
        visited,
        changes?.connections.get(connection.id),
        labelRow,
      ];
      const known = edges.get(connection.id);
      const portName = () => texts.port(from, connection.from.port);
      const edge = (): ConnectionEdge => ({
        id: connection.id,
        type: 'connection',
        source: from.id,
        sourceHandle: connection.from.port,
        target: to.id,
        selected: isSelected,
        domAttributes: spokenAs(drawing.spoken.connectionKind, () =>
          drawing.spoken.connection(texts.title(from), portName(), texts.title(to)),
        ),
        data: {
          get label() {
            return isNamed ? portName() : '';
          },
          labelRow,
          way: isLive ? connection.from : null,
          isVisited: visited === null ? null : visited.has(connection.id),
          change: changes?.connections.get(connection.id) ?? null,
        },
      });
      nextEdges.set(
        connection.id,
        known && sameInputs(known.inputs, inputs) ? known : { inputs, edge: edge() },
      );
    }
    edges = nextEdges;

    return {
      nodes: [...nodes.values()].map(({ node }) => node),
      edges: [...edges.values()].map(({ edge }) => edge),
    };
  };
}

function toNode(
  { graph, texts, marks, isLive, visited, changes, spoken }: Drawing,
  activity: Activity,
  {
    position,
    isSelected,
    leads,
  }: { position: { x: number; y: number }; isSelected: boolean; leads: Leads },
): ActivityNode {
  const hit = sizes.port.hit;
  const ports = activityPorts(activity);
  const direction = directionOf(graph);
  const size = nodeSize(direction, ports.length, isLive);
  const { width, height } = size;
  const around = ({ x, y }: { x: number; y: number }) => ({ x: x - hit / 2, y: y - hit / 2 });
  const mark = marks.get(activity.id) ?? null;
  const change = changes?.activities.get(activity.id) ?? null;
  const words = once(() => ({
    title: texts.title(activity),
    subtitle: texts.subtitle(activity),
    ports: ports.map((id) => ({
      id,
      label: texts.port(activity, id),
      isConnected: leads.has(id),
    })),
  }));
  const isVisited = visited === null ? null : visited.has(activity.id);
  const handle = { width: hit, height: hit };
  return {
    id: activity.id,
    type: 'activity',
    position,
    selected: isSelected,
    width,
    height,
    measured: { width, height },
    domAttributes: spokenAs(texts.kind(activity.type), () =>
      spoken.activity({
        ...words(),
        mark,
        change,
        isOnPath: isVisited === true,
        ways: words().ports.map(({ id, label }) => ({ port: label, to: leads.get(id) ?? null })),
      }),
    ),
    handles: [
      ...(takesConnections(activity)
        ? [
            {
              ...handle,
              id: null,
              type: 'target' as const,
              position: direction === 'down' ? Position.Top : Position.Left,
              ...around(entrancePlace(direction, size)),
            },
          ]
        : []),
      ...ports.map((id, index) => ({
        ...handle,
        id,
        type: 'source' as const,
        position: direction === 'down' ? Position.Bottom : Position.Right,
        ...around(portPlace(direction, index, ports.length, size)),
      })),
    ],
    data: {
      activity,
      get title() {
        return words().title;
      },
      get subtitle() {
        return words().subtitle;
      },
      get ports() {
        return words().ports;
      },
      direction,
      mark,
      isLive,
      isVisited,
      change,
    },
  };
}

/**
 * What the element of an activity or a connection is called and what it is, worked out when it is drawn: of a large
 * journey a few are in view, and the words of all of them take longer than drawing those.
 */
function spokenAs(kind: string, label: () => string) {
  return {
    'aria-roledescription': kind,
    get 'aria-label'() {
      return label();
    },
  };
}

/** The same value every time, made when it is first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** Entries are where people come in: nothing leads to them. */
export function takesConnections(activity: Activity): boolean {
  return !isEntry(activity);
}

/** By the ports of one activity that lead somewhere: the title of where. */
type Leads = ReadonlyMap<string, string>;
const nowhere: Leads = new Map();

/** By activity: where its ports lead, and the same as a text (so that equal ways compare equal). */
type Ways = ReadonlyMap<string, { to: Leads; key: string }>;

function waysOf({ graph, texts }: Drawing): Ways {
  const titles = new Map(graph.activities.map((one) => [one.id, texts.title(one)]));
  const ways = new Map<string, { to: Map<string, string>; key: string }>();
  for (const { from, to } of graph.connections) {
    const title = titles.get(to);
    if (title === undefined) continue;
    const known = ways.get(from.activity) ?? { to: new Map<string, string>(), key: '' };
    known.to.set(from.port, title);
    known.key += `${from.port} ${title}\n`;
    ways.set(from.activity, known);
  }
  return ways;
}

function sameInputs(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}
