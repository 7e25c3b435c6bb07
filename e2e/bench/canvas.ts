import { createActivity } from '@waypost/journey';
import type { Activity, Graph } from '@waypost/journey';
import { chromium, type Browser, type Page } from '@playwright/test';

import type { Bench, Figure } from './bench.ts';
import { percentile } from './percentile.ts';
import type { BenchServer } from './session.ts';

/** Runs of which the middle one counts. */
const tries = 3;
/** Moves of the mouse in one pan or drag, and the time between two, ms. */
const moves = 90;
const moveMs = 14;
/** Until the view has come to where everything is in it, ms. */
const fitMs = 1000;

/** How one journey behaved under the hand; ms. */
interface Run {
  load: number;
  pan: number;
  drag: number;
  /** Panned from so far away that everything is in view. */
  farPan: number;
  elements: number;
}

/** How smoothly the editor moves, in a real browser on a journey of many activities. */
export const canvas: Bench = {
  name: 'canvas',
  what: 'the editor in a browser: until a journey is drawn, and its frames while it is moved and an activity dragged',
  async run(session) {
    const server = await session.startServer({});
    const browser = await openBrowser();
    session.atEnd(() => browser.close());
    const figures: Figure[] = [];
    for (const size of session.pick({ tiny: [20], normal: [200, 1000, 2000] })) {
      const { id } = await server.api.journeys.create({
        name: `${size} activities`,
        draft: journeyOf(size),
      });
      const runs: Run[] = [];
      for (let run = 0; run < session.pick({ tiny: 1, normal: tries }); run += 1) {
        session.stopping.throwIfAborted();
        runs.push(await workOn(browser, server, id));
        session.say(`${size} activities: run ${run + 1} done`);
      }
      figures.push(...figuresOf(size, runs));
    }
    return figures;
  },
};

/** What 60 frames a second on two cores without a graphics card allow, by the number of activities; ms. */
const limits: Readonly<Record<number, { frame: number; farPan?: number; load?: number }>> = {
  200: { frame: 45 },
  1000: { frame: 35, farPan: 80, load: 1000 },
};

function figuresOf(size: number, runs: readonly Run[]): Figure[] {
  const middle = (of: (run: Run) => number) => percentile(runs.map(of), 0.5);
  const limit = limits[size];
  const figure = (name: string, value: number | null, atMost: number | undefined): Figure => ({
    name: `${size} activities: ${name}`,
    value,
    unit: 'ms',
    ...(atMost === undefined ? {} : { target: { atMost } }),
  });
  return [
    figure(
      'page opened until drawn',
      middle(({ load }) => load),
      limit?.load,
    ),
    figure(
      'moved, frame p95',
      middle(({ pan }) => pan),
      limit?.frame,
    ),
    figure(
      'one dragged, frame p95',
      middle(({ drag }) => drag),
      limit?.frame,
    ),
    figure(
      'moved from afar, frame p95',
      middle(({ farPan }) => farPan),
      limit?.farPan,
    ),
    {
      name: `${size} activities: elements on the page at zoom 1`,
      value: middle(({ elements }) => elements),
      unit: '',
      target: { atMost: 2000 },
    },
  ];
}

function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}

async function workOn(browser: Browser, server: BenchServer, journeyId: string): Promise<Run> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { authorization: `Bearer ${server.apiKey}` },
  });
  try {
    const page = await context.newPage();
    const begin = performance.now();
    await page.goto(`${server.url}/journeys/${journeyId}`);
    await page.locator('.react-flow__node').first().waitFor();
    const load = performance.now() - begin;
    const surface = { x: 500, y: 450 };
    // A large journey opens where people come in.
    await page.locator('body').press('1');
    await page.waitForTimeout(fitMs);
    const farPan = await framesWhile(page, () => dragFrom(page, surface));
    await zoomToOne(page);
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    const pan = await framesWhile(page, () => dragFrom(page, surface));
    const node = await nodeInView(page);
    const drag = await framesWhile(page, () => dragFrom(page, node));
    return { load, pan, drag, farPan, elements };
  } finally {
    await context.close();
  }
}

/** Zooms in until activities are drawn as large as they are. */
async function zoomToOne(page: Page): Promise<void> {
  await page.locator('body').press('1');
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  for (let step = 0; step < 20; step += 1) {
    const zoom = await page
      .locator('.react-flow__viewport')
      .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
    if (zoom > 0.95) return;
    await zoomIn.click();
    await page.waitForTimeout(300);
  }
  throw new Error('the canvas could not be zoomed in');
}

/** The middle of an activity that stands well inside the canvas. */
async function nodeInView(page: Page): Promise<{ x: number; y: number }> {
  for (const node of await page.locator('.react-flow__node').all()) {
    const box = await node.boundingBox();
    if (box && box.x > 320 && box.x < 700 && box.y > 200 && box.y < 550) {
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  throw new Error('no activity is in view');
}

async function dragFrom(page: Page, from: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let move = 1; move <= moves; move += 1) {
    await page.mouse.move(from.x + move * 2, from.y + move);
    await page.waitForTimeout(moveMs);
  }
  await page.mouse.up();
}

/** The 95th percentile of the times between two frames while something is done, ms. */
async function framesWhile(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    const sample = (at: number) => {
      times.push(at);
      if (!document.body.dataset['sampled']) requestAnimationFrame(sample);
    };
    delete document.body.dataset['sampled'];
    requestAnimationFrame(sample);
    Object.assign(window, { waypostFrames: times });
  });
  await work();
  const times = await page.evaluate((): unknown => {
    document.body.dataset['sampled'] = 'yes';
    return Reflect.get(window, 'waypostFrames');
  });
  if (!Array.isArray(times)) throw new Error('no frames were seen');
  const between = times.slice(1).map((at, place) => Number(at) - Number(times[place]));
  return percentile(between, 0.95) ?? 0;
}

/** Rows of twenty, each activity leading to the next. */
function journeyOf(count: number): Graph {
  const kinds = ['wait', 'whatsapp', 'updateProfile', 'condition'] as const;
  const kindOf = (place: number) => kinds[place % kinds.length] ?? 'wait';
  const activities: Activity[] = Array.from({ length: count }, (_, place) =>
    createActivity(kindOf(place), `a${place}`, {
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
        port: kindOf(place) === 'condition' ? 'otherwise' : 'next',
      },
      to: id,
    })),
  };
}
