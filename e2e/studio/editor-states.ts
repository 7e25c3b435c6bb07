import { createActivity, graphSchema, type Graph } from '@waypost/journey';
import type { Page } from '@playwright/test';

import { until } from '../system/waypost.ts';
import { signIn, type LivedIn } from './lived-in.ts';
import { recordEvents } from './pages/events.ts';
import type { Words } from './pages/words.ts';
import type { RunningWaypost } from './signed-in.ts';
import { winterCollection } from './winter-collection.ts';

/** Journeys that show what an afternoon with the demo does not. */
export interface Drawn {
  /** Nothing on the canvas. */
  emptyId: string;
  /** Published twice, people inside, changed since. */
  winterId: string;
  /** The demo's journey with a note, for turning. */
  acrossId: string;
  /** Much to mend. */
  brokenId: string;
  /** Somebody saves it while it is open elsewhere. */
  sharedId: string;
}

/** Draws what the pictures show, on a Waypost that was used for an afternoon. */
export async function drawJourneys(waypost: RunningWaypost, livedIn: LivedIn): Promise<Drawn> {
  const { api } = await signIn(waypost);
  const demo = await api.journeys.get({ id: livedIn.journeyId });
  const [reminder, offer] = ['reminder', 'offer'].map((id) =>
    demo.draft.activities.find((activity) => activity.id === id),
  );
  if (reminder?.type !== 'whatsapp' || offer?.type !== 'whatsapp') {
    throw new Error('the demo journey lacks its messages');
  }
  const messages = {
    senderId: livedIn.senderId,
    reminder: reminder.content,
    offer: offer.content,
  };
  const draw = async (name: string, draft: Graph): Promise<string> =>
    (await api.journeys.create({ name, draft })).id;
  const before = winterCollection(messages);
  const winterId = await draw('Winter collection', before);
  await api.journeys.publish({ id: winterId });
  const people = await api.profiles.list({ limit: 80, marketingConsent: 'in' });
  const reached = people.items.filter(({ phone }) => phone !== null && !phone.startsWith('+1'));
  await recordEvents(
    waypost,
    reached
      .slice(0, 40)
      .flatMap(({ externalId }, place) =>
        externalId === null
          ? []
          : [{ externalId, name: 'winter_preview', payload: { cart_total: 30 + place * 4 } }],
      ),
  );
  await until(
    () => api.journeys.counts({ id: winterId }),
    ({ activities }) => {
      const here = (wanted: string) =>
        activities.find(({ activityId }) => activityId === wanted)?.here ?? 0;
      return here('patience') + here('answered') + here('read') > 30;
    },
    60,
    'people inside the winter collection',
  );
  await api.journeys.saveDraft({ id: winterId, draft: winterCollection(messages, true) });
  return {
    winterId,
    emptyId: await draw(
      'Nothing yet',
      graphSchema.parse({ format: 1, settings: {}, activities: [], connections: [] }),
    ),
    acrossId: await draw('How was it?', { ...demo.draft, notes: [noteBeside] }),
    brokenId: await draw('First attempt', broken(livedIn.senderId)),
    sharedId: await draw('Spring collection', before),
  };
}

const noteBeside = {
  id: 'wording',
  text: 'Ada checks the wording before Friday.',
  tone: 'yellow' as const,
  position: { x: 24, y: 150 },
  size: { width: 220, height: 72 },
};

/** Activities of several kinds as they come from the palette, hardly connected. */
function broken(senderId: string): Graph {
  const kinds = ['entryEvent', 'condition', 'whatsapp', 'reaction', 'wait', 'httpRequest'] as const;
  const activities = kinds.map((kind, place) => {
    const activity = createActivity(kind, kind, {
      x: (place % 2) * 320,
      y: Math.floor(place / 2) * 160,
    });
    return activity.type === 'whatsapp' ? { ...activity, senderId } : activity;
  });
  return graphSchema.parse({
    format: 1,
    settings: {},
    activities,
    connections: [
      { id: 'first', from: { activity: 'entryEvent', port: 'next' }, to: 'whatsapp' },
      { id: 'second', from: { activity: 'whatsapp', port: 'next' }, to: 'reaction' },
    ],
  });
}

/** Where a state is opened, and in which language it is read. */
export interface Stage {
  page: Page;
  waypost: RunningWaypost;
  livedIn: LivedIn;
  drawn: Drawn;
  say: Words;
}

/** One state of the editor: its name in file names, and the way there. */
export interface EditorState {
  name: string;
  open(stage: Stage): Promise<void>;
}

/** Every state of the editor that is worth a picture, and the screens around it. */
export const editorStates: readonly EditorState[] = [
  {
    name: 'empty',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.emptyId}`);
      await stage.page.getByText(stage.say('editor', 'canvas.empty')).waitFor();
    },
  },
  {
    name: 'building',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}?activity=reminder`);
      await titled(stage, 'editor', 'paneTitle.whatsapp');
      await fit(stage);
    },
  },
  {
    name: 'left-to-right',
    open: async (stage) => {
      const { page, waypost, livedIn, drawn } = stage;
      const { api } = await signIn(waypost);
      const { draft } = await api.journeys.get({ id: livedIn.journeyId });
      await api.journeys.saveDraft({
        id: drawn.acrossId,
        draft: { ...draft, notes: [noteBeside] },
      });
      await at(stage, `/journeys/${drawn.acrossId}`);
      await canvas(stage).waitFor();
      await canvas(stage).click({ position: { x: 20, y: 20 } });
      await page.keyboard.press('Shift+l');
      await fit(stage);
    },
  },
  {
    name: 'experiment',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}?activity=offers`);
      await titled(stage, 'editor', 'paneTitle.experiment');
      await fit(stage);
    },
  },
  {
    name: 'problems',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.brokenId}?activity=whatsapp`);
      await titled(stage, 'editor', 'paneTitle.whatsapp');
      await fit(stage);
      await canvas(stage)
        .getByTestId('activity-whatsapp')
        .click({ position: { x: 60, y: 20 } });
      await stage.page.getByRole('button', { name: /^\d+ / }).click();
      await stage.page
        .getByRole('region', { name: stage.say('editor', 'problems.title') })
        .waitFor();
    },
  },
  {
    name: 'outline',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}`);
      await fit(stage);
      await stage.page.keyboard.press('F3');
      await stage.page
        .getByRole('navigation', { name: stage.say('commands', 'outline.title') })
        .waitFor();
    },
  },
  {
    name: 'commands',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}`);
      await fit(stage);
      await stage.page.keyboard.press('Control+k');
      await stage.page.getByRole('dialog').getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'diff',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}/publish`);
      const drawn = stage.page.getByRole('region', {
        name: stage.say('drafting', 'changes.canvas'),
      });
      await drawn.evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'conflict',
    open: async (stage) => conflict(stage),
  },
  {
    name: 'walk',
    open: async (stage) => {
      const { page, say } = stage;
      const press = async (key: string) => {
        await page.getByRole('button', { name: say('testing', key) }).click();
      };
      await at(stage, `/journeys/${stage.drawn.winterId}?mode=test`);
      await page.getByRole('radio', { name: say('testing', 'walk.madeUp') }).click({ force: true });
      await page
        .getByRole('textbox', { name: say('testing', 'walk.name'), exact: true })
        .fill('Ada');
      await page.getByRole('textbox', { name: 'tier' }).fill('gold');
      await press('walk.start');
      await press('walk.skip');
      await press('walk.arrives');
      await press('walk.skip');
    },
  },
  {
    name: 'forecast',
    open: async (stage) => {
      const { page, say } = stage;
      await at(stage, `/journeys/${stage.drawn.winterId}?mode=test`);
      await page
        .getByRole('radio', { name: say('testing', 'forecast.title') })
        .click({ force: true });
      await page.getByRole('button', { name: say('testing', 'forecast.start') }).click();
      const result = page.getByRole('region', { name: say('testing', 'forecast.result') });
      await result.waitFor({ timeout: 60_000 });
      await result.evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'phones',
    open: chooseWhoTries,
  },
  {
    name: 'phones-running',
    open: async (stage) => {
      const { page, say } = stage;
      await chooseWhoTries(stage);
      await page
        .getByRole('complementary', { name: say('editor', 'pane.label') })
        .locator('button:not([aria-haspopup])')
        .filter({ hasText: /(^|\D)1(\D|$)/ })
        .click();
      await page.waitForURL(/trial=/);
      await page.getByText('Olivia Bennett').first().waitFor();
    },
  },
  {
    name: 'live',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}?mode=live`);
      await fit(stage);
    },
  },
  {
    name: 'live-activity',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}?mode=live`);
      await fit(stage);
      await canvas(stage)
        .getByTestId('activity-offers')
        .click({ position: { x: 60, y: 20 } });
    },
  },
  {
    name: 'stop',
    open: async (stage) => {
      const { page, say } = stage;
      await at(stage, `/journeys/${stage.drawn.winterId}?mode=live`);
      await fit(stage);
      await page.getByRole('button', { name: say('versions', 'life.open'), exact: true }).click();
      await page.getByRole('menuitem', { name: say('versions', 'life.stop') }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'people',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.livedIn.journeyId}/people`);
      await stage.page.getByRole('link', { name: 'Olivia Bennett' }).waitFor();
    },
  },
  {
    name: 'person',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.livedIn.journeyId}/people/${stage.livedIn.runId}`);
      await stage.page.getByRole('heading', { name: 'Olivia Bennett' }).waitFor();
    },
  },
  {
    name: 'versions',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}/versions`);
      await stage.page.getByRole('link').filter({ hasText: '1' }).first().waitFor();
    },
  },
  {
    name: 'version',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.drawn.winterId}/versions/1`);
      await stage.page.getByRole('region', { name: stage.say('versions', 'one.canvas') }).waitFor();
      await stage.page.getByTestId('activity-entry').waitFor();
    },
  },
  {
    name: 'gallery',
    open: async (stage) => {
      await at(stage, '/journeys/gallery');
      await stage.page.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'library',
    open: async (stage) => {
      await at(stage, '/journeys');
      await stage.page.getByRole('link', { name: 'Winter collection' }).first().waitFor();
    },
  },
  {
    name: 'prices',
    open: async (stage) => {
      await at(stage, '/settings/prices');
      await stage.page.getByRole('heading', { name: stage.say('prices', 'title') }).waitFor();
    },
  },
  {
    name: 'publish',
    open: async (stage) => {
      await at(stage, `/journeys/${stage.livedIn.journeyId}/publish`);
      await stage.page.getByText(stage.say('publish', 'sentences')).waitFor();
    },
  },
];

async function chooseWhoTries(stage: Stage): Promise<void> {
  const { page, say } = stage;
  await at(stage, `/journeys/${stage.drawn.winterId}?mode=test&way=phones`);
  await page.getByRole('combobox', { name: say('testing', 'phones.who') }).fill('demo-001');
  await page.getByRole('option', { name: 'Olivia Bennett' }).click();
}

function canvas({ page, say }: Stage) {
  return page.getByRole('application', { name: say('editor', 'canvas.label') });
}

async function at({ page, waypost }: Stage, path: string): Promise<void> {
  await page.goto(`${waypost.url}${path}`);
}

async function titled({ page, say }: Stage, namespace: string, key: string): Promise<void> {
  await page.getByRole('heading', { name: say(namespace, key) }).waitFor();
}

async function fit({ page, say }: Stage): Promise<void> {
  await page
    .getByTestId(/^activity-/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: say('editor', 'canvas.fit') }).click();
}

/** Somebody else saves while the same activity is changed here. */
async function conflict(stage: Stage): Promise<void> {
  const { page, waypost, say, drawn } = stage;
  const { api } = await signIn(waypost);
  const { draft } = await api.journeys.get({ id: drawn.sharedId });
  await at(stage, `/journeys/${drawn.sharedId}?activity=patience`);
  await titled(stage, 'editor', 'paneTitle.wait');
  await fit(stage);
  const theirs = draft.activities.map((activity) =>
    activity.type === 'wait'
      ? { ...activity, duration: { amount: activity.duration.amount + 1, unit: 'days' as const } }
      : activity,
  );
  await api.journeys.saveDraft({ id: drawn.sharedId, draft: { ...draft, activities: theirs } });
  await page
    .getByRole('complementary', { name: say('editor', 'pane.label') })
    .getByRole('textbox')
    .first()
    .fill('A week of thinking');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: say('drafting', 'conflict.compare') }).click();
  await page.getByRole('dialog').waitFor();
}
