import { noNumbers, type JourneyCounts } from '@waypost/api';
import { createActivity } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import type { NodeProps, ReactFlowInstance } from '@xyflow/react';
import type { i18n } from 'i18next';
import { memo, Profiler, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { createTexts, loadAllTexts } from '../../i18n/i18n.ts';
import '../../studio.css';
import { moveActivities } from '../commands/move-activities.ts';
import { createLiveNumbers, receiveNumbers } from '../live/live-numbers.ts';
import { nothing } from '../store/selection.ts';
import { Canvas } from './Canvas.tsx';
import type { ActivityNode } from './graph-to-flow.ts';
import { LiveNumbersContext } from './use-numbers.ts';

/** Ids of the activities that were drawn, each time one was. */
const drawn = vi.hoisted((): string[] => []);

vi.mock('./ActivityNode.tsx', async (load) => {
  const real = await load<typeof import('./ActivityNode.tsx')>();
  return {
    ActivityNode: memo(function Counted(props: NodeProps<ActivityNode>) {
      return (
        <Profiler id={props.id} onRender={(id) => drawn.push(id)}>
          <real.ActivityNode {...props} />
        </Profiler>
      );
    }),
  };
});

const texts: ActivityTexts = {
  kind: (type) => type,
  title: ({ id }) => `Activity ${id}`,
  subtitle: ({ type }) => type,
  port: (_activity, port) => (port === 'next' ? '' : port),
  outcome: ({ kind }) => kind,
  result: (_type, { label }) => label,
};

/** Rows of twenty, each leading to the next. */
function journeyOf(count: number): Graph {
  const kinds = ['wait', 'whatsapp', 'updateProfile', 'condition'] as const;
  const activities: Activity[] = Array.from({ length: count }, (_, place) =>
    createActivity(kinds[place % kinds.length] ?? 'wait', `a${place}`, {
      x: (place % 20) * 300,
      y: Math.floor(place / 20) * 150,
    }),
  );
  return {
    format: 1,
    settings: { reentry: 'never' },
    activities,
    connections: activities.slice(1).map(({ id }, place) => ({
      id: `line${place}`,
      from: {
        activity: `a${place}`,
        port: kinds[place % 4] === 'condition' ? 'otherwise' : 'next',
      },
      to: id,
    })),
  };
}

/** All sizes take a minute; the smallest shows what usually breaks. */
const sizes = import.meta.env['VITE_TEST_FULL'] === '1' ? [200, 1000, 2000] : [200];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** Until nothing has been drawn for some frames. */
async function settled(): Promise<void> {
  let still = 0;
  let before = -1;
  while (still < 5) {
    await frame();
    still = drawn.length === before ? still + 1 : 0;
    before = drawn.length;
  }
}

interface Drawn {
  host: HTMLElement;
  flow: ReactFlowInstance;
  /** How many people are at each activity now. */
  tick: (here: ReadonlyMap<string, number>) => void;
}

let english: i18n;
beforeAll(async () => {
  english = await createTexts('en');
  await loadAllTexts(english);
});

/** Draws a journey on a canvas of 1,440 × 900 px, at zoom 1. */
async function drawJourney(graph: Graph): Promise<Drawn> {
  await page.viewport(1440, 900);
  const host = document.body.appendChild(document.createElement('div'));
  host.style.cssText = 'width:1440px;height:900px';
  const root = createRoot(host);
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  const numbers = createLiveNumbers();
  const handles: Partial<Drawn> = {};
  function Handles() {
    handles.flow = useReactFlow();
    return null;
  }
  function Author() {
    const [present, setPresent] = useState(graph);
    return (
      <Canvas
        graph={present}
        texts={texts}
        selection={nothing}
        onSelect={() => {}}
        isLive
        editing={{
          mayConnect: () => true,
          onConnect: () => {},
          onMove: (places) => setPresent((before) => moveActivities(places).apply(before)),
          onConnectToNothing: () => {},
          onDropReply: () => {},
          onResizeNote: () => {},
          onNote: () => {},
          onTidy: () => {},
          onDropActivity: () => {},
        }}
      >
        <Handles />
      </Canvas>
    );
  }
  root.render(
    <I18nextProvider i18n={english}>
      <LiveNumbersContext value={numbers}>
        <ReactFlowProvider>
          <Author />
        </ReactFlowProvider>
      </LiveNumbersContext>
    </I18nextProvider>,
  );
  await vi.waitFor(() => expect(host.querySelector('.react-flow__node')).not.toBeNull(), 10_000);
  await settled();
  const { flow } = handles;
  if (flow === undefined) throw new Error('nothing was drawn');
  await flow.setViewport({ x: -600, y: -300, zoom: 1 });
  await settled();
  return { host, flow, tick: (here) => receiveNumbers(numbers, countsOf(here)) };
}

/** Numbers as the server sends them. */
function countsOf(here: ReadonlyMap<string, number>): JourneyCounts {
  return {
    version: 1,
    status: 'live',
    entered: 0,
    peopleInside: 0,
    finished: 0,
    failed: 0,
    outcomes: [],
    launching: false,
    activities: [...here].map(([id, people]) => ({ ...noNumbers(id), here: people })),
    at: '2026-11-21T12:00:00Z',
  };
}

const nodesIn = (host: HTMLElement) =>
  [...host.querySelectorAll('.react-flow__node')].map((node) => node.getAttribute('data-id'));

it.each(sizes)(
  'a canvas with %i activities draws no more than what changed',
  { timeout: 60_000 },
  async (count) => {
    const graph = journeyOf(count);
    const { host, flow, tick } = await drawJourney(graph);
    const elements = () => host.querySelectorAll('*').length;
    expect(elements()).toBeLessThanOrEqual(2000);

    // Moved: each at most once, when it comes into view; what was there already is left alone.
    const before = new Set(nodesIn(host));
    drawn.length = 0;
    for (let step = 1; step <= 30; step += 1) {
      void flow.setViewport({ x: -600 - step * 10, y: -300 - step * 5, zoom: 1 });
      await frame();
    }
    await settled();
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.filter((id) => before.has(id))).toEqual([]);
    expect(elements()).toBeLessThanOrEqual(2000);

    // Dragged: only the one under the hand.
    const node = host.querySelector('[data-id="a64"]');
    if (node === null) throw new Error('a64 is not in view');
    const box = node.getBoundingClientRect();
    const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const moves = 30;
    drawn.length = 0;
    press('mousedown', node, at);
    for (let move = 1; move <= moves; move += 1) {
      press('mousemove', window, { x: at.x + move * 2, y: at.y + move * 2 });
      await frame();
    }
    press('mouseup', window, { x: at.x + moves * 2, y: at.y + moves * 2 });
    await settled();
    expect(node.getBoundingClientRect().left).toBeGreaterThan(box.left + moves);
    expect(new Set(drawn)).toEqual(new Set(['a64']));
    expect(drawn.length).toBeGreaterThan(moves / 2);
    expect(drawn.length).toBeLessThanOrEqual(moves + 5);

    // Live numbers tick: only those whose numbers changed.
    const all = new Map(graph.activities.map(({ id }) => [id, 0]));
    tick(all);
    await settled();
    drawn.length = 0;
    const busy = nodesIn(host)
      .flatMap((id) => id ?? [])
      .slice(0, 5);
    const ticks = 5;
    for (let here = 1; here <= ticks; here += 1) {
      for (const id of busy) all.set(id, here);
      tick(all);
      await frame();
    }
    await settled();
    expect(new Set(drawn)).toEqual(new Set(busy));
    expect(drawn.length).toBeLessThanOrEqual(busy.length * ticks);
    expect(host.textContent).toContain(`${ticks} here`);
    expect(elements()).toBeLessThanOrEqual(2000);
  },
);

function press(type: string, target: EventTarget, { x, y }: { x: number; y: number }): void {
  target.dispatchEvent(
    new MouseEvent(type, {
      bubbles: true,
      cancelable: true,
      view: window,
      button: 0,
      buttons: type === 'mouseup' ? 0 : 1,
      clientX: x,
      clientY: y,
    }),
  );
}
