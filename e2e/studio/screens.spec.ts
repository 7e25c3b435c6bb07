import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { drawJourneys, editorStates, type Drawn, type Stage } from './editor-states.ts';
import type { LivedIn } from './lived-in.ts';
import { objections } from './pages/look.ts';
import { words, type Language } from './pages/words.ts';
import { expect, test as base } from './used-workspace.ts';

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

const test = base.extend<object, { drawn: Drawn }>({
  drawn: [
    async ({ waypost, livedIn }, use) => {
      await use(await drawJourneys(waypost, livedIn));
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const lightAndDark = ['light', 'dark'] as const;
const widths = [1440, 1024] as const;

/** The longest words of the languages we have, and the script that is unlike the others. */
const looked: readonly [Language, string][] = [
  ['en', 'en-GB'],
  ['fr', 'fr-FR'],
  ['nl', 'nl-NL'],
  ['zh', 'zh-CN'],
];

test.skip(
  process.env['WAYPOST_SCREENS'] !== '1',
  'pictures are taken and looked at on request: WAYPOST_SCREENS=1',
);

test.describe.configure({ mode: 'parallel' });

for (const colorScheme of lightAndDark) {
  for (const width of widths) {
    test(`pictures of the studio: ${colorScheme}, ${width} px wide`, async ({
      studio: page,
      livedIn,
      drawn,
      waypost,
    }) => {
      test.setTimeout(900_000);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const take = async (name: string): Promise<void> => {
        await settled(page);
        await page.screenshot({
          path: `${folder}${name}-${colorScheme}-${width}.png`,
          animations: 'disabled',
        });
      };
      for (const [name, path, shows] of around(livedIn)) {
        await page.goto(`${waypost.url}${path}`);
        await page.getByText(shows).first().waitFor();
        await take(name);
      }
      const stage: Stage = { page, waypost, livedIn, drawn, say: words('en') };
      for (const state of editorStates) {
        await state.open(stage);
        await take(`editor-${state.name}`);
      }
    });
  }
}

for (const [language, locale] of looked) {
  test.describe(`in ${language}`, () => {
    test.use({ locale });

    test('nothing is cut, and nothing scrolls sideways', async ({
      studio: page,
      livedIn,
      drawn,
      waypost,
    }) => {
      test.setTimeout(900_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const stage: Stage = { page, waypost, livedIn, drawn, say: words(language) };
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const state of editorStates) {
          await state.open(stage);
          await settled(page);
          expect.soft(await objections(page), `${state.name}, ${width} px wide`).toEqual([]);
        }
      }
    });
  });
}

/** Screens around the editor. */
function around(at: LivedIn): [name: string, path: string, shows: string][] {
  return [
    ['home', '/', 'Connect your own number'],
    ['journeys', '/journeys', 'Abandoned cart'],
    ['handset', `/handsets/${encodeURIComponent(at.number)}`, 'Journeys of this person'],
    ['profile', `/people/profiles/${at.profileId}`, 'demo-001'],
    ['campaign', `/campaigns/${at.sentCampaignId}`, 'Delivered'],
  ];
}

/** Until pictures are there and numbers, which come over the wire once more after the first paint. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.waitForTimeout(700);
  await page.mouse.move(0, 0);
}
