import { createActivity, graphSchema, type ActivityType, type Graph } from '@waypost/journey';
import type { Page } from '@playwright/test';

import { apiClient } from '../system/waypost.ts';
import { BothThemes } from './pages/barriers.ts';
import { openDraft } from './pages/drafted.ts';
import { Editor } from './pages/editor.ts';
import { recordEvents } from './pages/events.ts';
import { expect, test } from './signed-in.ts';
import type { RunningWaypost } from './signed-in.ts';

const isFull = process.env['WAYPOST_TEST_FULL'] === '1';

/** Panes that are opened where there is little time: the first of these. */
const briefly = 4;

/** Of each make one; every kind of activity where there is time. */
const kinds: readonly ActivityType[] = [
  'entryAudience',
  'whatsapp',
  'condition',
  'reaction',
  'entryEvent',
  'wait',
  ...(isFull
    ? ([
        'entryMessage',
        'entryAudienceChange',
        'entryJump',
        'waitForEvent',
        'split',
        'experiment',
        'parallel',
        'join',
        'jump',
        'end',
        'updateProfile',
        'audienceMembership',
        'httpRequest',
        'startJourney',
        'handOver',
      ] as const)
    : []),
];

function place(row: number): { x: number; y: number } {
  return { x: 300, y: row * 150 };
}

/** Some wait, one is sent a message, and one can't be sent any: those are told live. */
function watched(days: number, senderId: string): Graph {
  return graphSchema.parse({
    format: 1,
    settings: { reentry: 'always' },
    activities: [
      { id: 'in', type: 'entryEvent', eventName: 'seen_live', position: place(0) },
      {
        id: 'hello',
        type: 'whatsapp',
        name: 'Hello',
        senderId,
        content: {
          template: {
            name: 'subscription_confirmation',
            defaultLanguage: 'en',
            byLanguage: {
              en: {
                values: {
                  'body.first_name': { value: '{{ profile.first_name }}', fallback: 'you' },
                  'body.plan': { value: 'Wool club', fallback: '' },
                },
              },
            },
          },
        },
        position: place(1),
      },
      {
        id: 'tier',
        type: 'condition',
        name: 'Which tier?',
        branches: [
          {
            id: 'gold',
            name: 'Gold',
            rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          },
        ],
        position: place(2),
      },
      {
        id: `rest-${days}`,
        type: 'wait',
        name: 'Rest',
        duration: { amount: days, unit: 'days' },
        position: place(3),
      },
    ],
    connections: [
      { id: 'a', from: { activity: 'in', port: 'next' }, to: 'hello' },
      { id: 'b', from: { activity: 'hello', port: 'next' }, to: 'tier' },
      { id: 'c', from: { activity: 'tier', port: 'gold' }, to: `rest-${days}` },
      { id: 'd', from: { activity: 'tier', port: 'otherwise' }, to: `rest-${days}` },
    ],
  });
}

test('axe finds nothing in any state of the editor, light and dark', async ({
  studio,
  waypost,
}) => {
  // It goes through the whole editor; a machine that does much else at once takes its time.
  test.setTimeout(900_000);
  await studio.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const barriers = new BothThemes(studio);
  await test.step('nothing drawn', async () => {
    await Editor.createJourney(studio, 'Nothing yet');
    await barriers.look('nothing drawn');
    await studio.goto(`${waypost.url}/journeys`);
  });
  await designing(studio, waypost, barriers);
  await somebodyElseSaves(studio, waypost, barriers);
  const at = await goLive(waypost);
  await testing(studio, at, barriers);
  await living(studio, at, barriers);
  // Addresses without anything open on them are looked at by `every-screen.spec.ts`, too.
  if (isFull) await told(studio, at, barriers);
  await publishing(studio, waypost, at, barriers);
});

async function designing(
  studio: Page,
  waypost: RunningWaypost,
  barriers: BothThemes,
): Promise<void> {
  const { canvas, pane, problems } = await openDraft(
    studio,
    waypost,
    'Of every kind',
    kinds.map((type, place) =>
      createActivity(type, type, { x: (place % 5) * 320, y: Math.floor(place / 5) * 160 }),
    ),
    ['entryEvent.next>wait'],
  );
  const panel = studio.getByRole('button', { name: /^\d+ problems?$/ });

  await test.step('each kind of activity', async () => {
    await studio.keyboard.press('F3');
    const outline = studio.getByRole('navigation', { name: 'Journey as sentences' });
    const sentences = outline.getByRole('listitem').getByRole('button');
    await expect(sentences).toHaveCount(kinds.length);
    await barriers.look('the journey as sentences', 'nav');
    for (const [place, sentence] of (await sentences.all()).entries()) {
      if (!isFull && place >= briefly) break;
      await sentence.click();
      await expect(sentence).toHaveAttribute('aria-current', 'step');
      const title = await pane.getByRole('heading').first().textContent();
      await barriers.look(`pane "${title}"`, 'aside');
    }
    await studio.keyboard.press('F3');
    await expect(outline).toHaveCount(0);
  });

  await test.step('problems, the journey, a note, a connection, several', async () => {
    await panel.click();
    await expect(problems).toBeVisible();
    await barriers.look('problems', '[aria-label=Problems]');
    await panel.click();
    await canvas.surface.click({ position: { x: 10, y: 10 } });
    if (isFull) await barriers.look('settings of the journey', 'aside');
    await studio.getByRole('button', { name: 'Add a note' }).click();
    await expect(pane.getByRole('textbox', { name: 'Text' })).toBeVisible();
    await barriers.look('a note', 'aside');
    await canvas.connection(/^From Event/).focus();
    await studio.keyboard.press('Enter');
    await pane.getByRole('button', { name: 'Insert activity' }).click();
    await expect(studio.getByRole('menu')).toBeVisible();
    if (isFull) await barriers.look('what can be inserted', '[role=menu]');
    await studio.keyboard.press('Escape');
    await expect(studio.getByRole('menu')).toHaveCount(0);
    await barriers.look('a connection', 'aside');
    await canvas.activity(/^Wait, /).focus();
    await studio.keyboard.press('Control+a');
    if (isFull) await barriers.look('several chosen', 'aside');
  });

  await test.step('the palette of commands, and the map', async () => {
    await studio.keyboard.press('Control+k');
    await expect(studio.getByRole('dialog').getByRole('menuitem').first()).toBeVisible();
    await barriers.look('commands', '[role=dialog]');
    await studio.keyboard.press('Escape');
    await expect(studio.getByRole('dialog')).toHaveCount(0);
    await studio.keyboard.press('m');
    await expect(studio.getByRole('img', { name: 'Overview map' })).toBeVisible();
    if (isFull) await barriers.look('the map', '[role=application]');
  });
}

async function somebodyElseSaves(
  studio: Page,
  waypost: RunningWaypost,
  barriers: BothThemes,
): Promise<void> {
  await test.step('somebody else saved meanwhile', async () => {
    const api = apiClient(waypost.url, waypost.apiKey);
    const { items } = await api.journeys.list({ search: 'Of every kind' });
    const journey = items.find(({ name }) => name === 'Of every kind');
    const { id = '' } = journey ?? {};
    const { draft, draftRevision } = await api.journeys.get({ id });
    const reentry = { ...draft.settings, reentry: 'never' as const };
    await api.journeys.saveDraft({
      id,
      revision: draftRevision,
      draft: { ...draft, settings: reentry },
    });
    await new Editor(studio).canvas.activity(/^Wait, /).focus();
    await studio.keyboard.press('Control+d');
    await studio.getByRole('button', { name: 'Compare and decide' }).click();
    await expect(studio.getByRole('region', { name: 'Your changes' })).toBeVisible();
    await barriers.look('two versions');
    await studio.getByRole('button', { name: 'Take theirs' }).click();
    await expect(studio.getByRole('dialog')).toHaveCount(0);
  });
}

interface Watched {
  readonly id: string;
  /** Address of its editor. */
  readonly url: string;
  readonly senderId: string;
}

/** A live journey with somebody who waits, and somebody who has no phone. */
async function goLive(waypost: RunningWaypost): Promise<Watched> {
  const api = apiClient(waypost.url, waypost.apiKey);
  const senderId = (await api.senders.list({})).items[0]?.id ?? '';
  await api.profiles.upsert({ profiles: [{ externalId: 'giulia', firstName: 'Giulia' }] });
  const { id } = await api.journeys.create({ name: 'Seen live', draft: watched(7, senderId) });
  await api.journeys.publish({ id });
  await recordEvents(
    waypost,
    ['demo-001', 'giulia'].map((externalId) => ({ externalId, name: 'seen_live', payload: {} })),
  );
  return { id, url: `${waypost.url}/journeys/${id}`, senderId };
}

async function testing(studio: Page, { url }: Watched, barriers: BothThemes): Promise<void> {
  await test.step('the walk', async () => {
    await studio.goto(`${url}?mode=test`);
    await studio.getByRole('radio', { name: 'Made up' }).click();
    if (isFull) await barriers.look('before the walk');
    await studio.getByRole('button', { name: 'Start the walk' }).click();
    await studio.getByRole('button', { name: 'To the next choice' }).click();
    await studio.getByRole('button', { name: 'It is sent' }).click();
    await studio.getByRole('button', { name: 'To the next choice' }).click();
    await expect(studio.getByText(/Waits at “Rest” until/)).toBeVisible();
    await barriers.look('the walk');
  });
  await test.step('the forecast', async () => {
    await studio.getByRole('radio', { name: 'Forecast' }).click();
    await studio.getByRole('button', { name: 'Make the forecast' }).click();
    await expect(studio.getByText(/messages; the busiest day/)).toBeVisible({ timeout: 60_000 });
    await barriers.look('the forecast');
  });
  await test.step('on phones', async () => {
    await studio.getByRole('radio', { name: 'On phones' }).click();
    await expect(studio.getByRole('heading', { name: 'On phones' })).toBeVisible();
    await barriers.look('before a try on phones');
  });
}

async function living(studio: Page, { url }: Watched, barriers: BothThemes): Promise<void> {
  const { canvas, pane } = new Editor(studio);
  const dialog = studio.getByRole('dialog').or(studio.getByRole('alertdialog'));
  const leave = async () => {
    await studio.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await test.step('live, and one activity of it', async () => {
    await studio.goto(`${url}?mode=live&activity=hello`);
    // What the page needs comes anew, in parts.
    await expect(pane.getByRole('heading', { name: 'Actions: WhatsApp' })).toBeVisible({
      timeout: 60_000,
    });
    await barriers.look('a message live', 'aside');
    await canvas.activity(/^Hello/).focus();
    await studio.keyboard.press('Escape');
    await expect(
      canvas.activity(/^Rest/).getByRole('link', { name: '1 person came to Rest' }),
    ).toBeVisible();
    await expect(studio.getByRole('region', { name: 'Why people failed' })).toBeVisible();
    await barriers.look('live');
  });
  await test.step('what is asked before something is done with it', async () => {
    await studio.getByRole('button', { name: /^Trigger for a person/ }).click();
    await expect(dialog).toBeVisible();
    if (isFull) await barriers.look('trigger', '[role=dialog]');
    await leave();
    const manage = studio.getByRole('button', { name: 'Manage' });
    const asked = ['Pause…', ...(isFull ? ['Close to new entries…', 'Stop…'] : [])];
    for (const what of asked) {
      await manage.click();
      if (isFull && what === asked[0])
        await barriers.look('what can be done with it', '[role=menu]');
      await studio.getByRole('menuitem', { name: what }).click();
      await expect(dialog).toBeVisible();
      await barriers.look(what, '[role=dialog], [role=alertdialog]');
      await leave();
      await expect(manage).toBeFocused();
    }
    await studio.keyboard.press('Control+k');
    await studio.keyboard.type('failures');
    await expect(studio.getByRole('menuitem').first()).toHaveAccessibleName(/^Try again/);
    await studio.keyboard.press('Enter');
    await expect(studio.getByRole('button', { name: 'Try again' })).toBeFocused();
    await studio.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    if (isFull) await barriers.look('another try', '[role=alertdialog]');
    await leave();
    await studio.keyboard.press('Control+k');
    await studio.getByRole('searchbox').fill('giulia');
    await studio.getByText("Why didn't Giulia get this?").click();
    await expect(dialog.getByText(/No phone number/).first()).toBeVisible();
    await barriers.look('why somebody did not get it', '[role=dialog]');
    await leave();
  });
}

/** Its people and its versions. */
async function told(studio: Page, { url }: Watched, barriers: BothThemes): Promise<void> {
  await test.step('people, one of them, versions', async () => {
    await studio.goto(`${url}/people`);
    await barriers.look('people');
    await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
    await expect(studio.getByRole('list', { name: 'What happened' })).toBeVisible();
    await barriers.look('one person');
    await studio.goto(`${url}/versions`);
    await expect(studio.getByRole('link', { name: 'Version 1' })).toBeVisible();
    await barriers.look('versions');
    await studio.goto(`${url}/versions/1`);
    await expect(studio.getByRole('region', { name: 'The journey as it was' })).toBeVisible();
    await barriers.look('a version');
  });
}

/** What publishing would change, and the journey where there is no room to draw. */
async function publishing(
  studio: Page,
  waypost: RunningWaypost,
  { id, url, senderId }: Watched,
  barriers: BothThemes,
): Promise<void> {
  await test.step('what changes, and what becomes of people inside', async () => {
    await apiClient(waypost.url, waypost.apiKey).journeys.saveDraft({
      id,
      draft: watched(9, senderId),
    });
    await studio.goto(`${url}/publish`);
    await studio.getByText('Move to the new version').click();
    await expect(studio.getByRole('region', { name: /no matching activity/ })).toBeVisible();
    await barriers.look('publish');
  });
  await test.step('on a phone', async () => {
    await studio.setViewportSize({ width: 420, height: 900 });
    await studio.goto(url);
    await expect(studio.getByRole('button', { name: 'Manage' })).toBeVisible();
    await barriers.look('in words');
  });
}
