import { AxeBuilder } from '@axe-core/playwright';
import { createActivity, type ActivityType } from '@waypost/journey';
import type { Page } from '@playwright/test';

import { openDraft } from './pages/drafted.ts';
import { Editor } from './pages/editor.ts';
import { recordEvents } from './pages/events.ts';
import { expect, test } from './signed-in.ts';

const kinds: readonly ActivityType[] = [
  'entryAudience',
  'entryEvent',
  'entryMessage',
  'entryAudienceChange',
  'entryJump',
  'whatsapp',
  'condition',
  'reaction',
  'wait',
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
];

const isFull = process.env['WAYPOST_TEST_FULL'] === '1';
const themes = ['light', 'dark'] as const;

/** Asks axe about one state after another, in both themes where there is time, else in turn. */
class Audit {
  readonly #page: Page;
  readonly found: string[] = [];
  #states = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** @param part a selector; left out: the whole page */
  async look(state: string, part?: string): Promise<void> {
    this.#states += 1;
    for (const theme of isFull ? themes : [themes[this.#states % 2] ?? 'light']) {
      // oxlint-disable-next-line no-await-in-loop -- one theme after the other
      await this.#page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const axe = new AxeBuilder({ page: this.#page }).withTags([
        'wcag2a',
        'wcag2aa',
        'wcag21aa',
        'wcag22aa',
      ]);
      // oxlint-disable-next-line no-await-in-loop
      const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
      for (const { id, nodes } of violations) {
        for (const { html } of nodes) {
          this.found.push(`${state}, ${theme}: ${id}: ${html.slice(0, 200)}`);
        }
      }
    }
  }
}

test('axe finds nothing in any state of the editor', async ({ studio, waypost }) => {
  test.setTimeout(480_000);
  const audit = new Audit(studio);
  await Editor.createJourney(studio, 'Nothing yet');
  await audit.look('empty');
  await studio.goto(`${waypost.url}/journeys`);

  const { canvas, problems, pane } = await openDraft(
    studio,
    waypost,
    'Of every kind',
    kinds.map((type, place) => ({
      ...createActivity(type, type, { x: (place % 5) * 320, y: Math.floor(place / 5) * 160 }),
    })),
    ['entryEvent.next>wait'],
  );
  await studio.getByRole('button', { name: /^\d+ problems?$/ }).click();
  await expect(problems).toBeVisible();
  await audit.look('problems');
  await studio.keyboard.press('F3');
  const outline = studio.getByRole('navigation', { name: 'Journey as sentences' });
  await expect(outline.getByRole('button').first()).toBeVisible();
  await audit.look('outline');
  const sentences = outline.getByRole('listitem').getByRole('button');
  await expect(sentences).toHaveCount(kinds.length);
  for (let place = 0; place < kinds.length; place += isFull ? 1 : 3) {
    // oxlint-disable-next-line no-await-in-loop -- one pane after another
    await sentences.nth(place).click();
    // oxlint-disable-next-line no-await-in-loop
    await expect(sentences.nth(place)).toHaveAttribute('aria-current', 'step');
    // oxlint-disable-next-line no-await-in-loop
    await audit.look(`pane of "${await pane.getByRole('heading').first().textContent()}"`, 'aside');
  }
  await studio.keyboard.press('F3');

  await canvas.surface.click({ position: { x: 10, y: 10 } });
  await audit.look('settings of the journey', 'aside');
  await canvas.activity(/^Wait, /).focus();
  await studio.keyboard.press('Control+a');
  await audit.look('several chosen');
  await studio.keyboard.press('Control+k');
  await expect(studio.getByRole('dialog').getByRole('menuitem').first()).toBeVisible();
  await audit.look('commands');
  await studio.keyboard.press('Escape');
  await studio.keyboard.press('m');
  await expect(studio.getByRole('img', { name: 'Overview map' })).toBeVisible();
  await audit.look('map', '[role=application]');

  await studio.goto(`${waypost.url}/journeys`);
  await openDraft(
    studio,
    waypost,
    'Seen live',
    [
      { id: 'in', type: 'entryEvent', eventName: 'seen_live' },
      { id: 'rest', type: 'wait', duration: { amount: 7, unit: 'days' } },
    ],
    ['in.next>rest'],
  );
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  const publish = studio.getByRole('button', { name: /seen_live/ });
  await expect(publish).toBeVisible();
  await audit.look('publish');
  await publish.click();
  await recordEvents(waypost, [{ externalId: 'demo-001', name: 'seen_live', payload: {} }]);
  const came = canvas.activity(/^Wait/).getByRole('link', { name: '1 person came to Wait' });
  await expect(came).toBeVisible();
  await audit.look('live');
  await studio.getByRole('button', { name: /^Trigger for a person/ }).click();
  await expect(studio.getByRole('dialog')).toBeVisible();
  await audit.look('trigger', '[role=dialog]');
  await studio.keyboard.press('Escape');
  await came.click();
  await expect(studio.getByRole('link', { name: 'Olivia Bennett' })).toBeVisible();
  await audit.look('people');
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await expect(studio.getByRole('list', { name: 'What happened' })).toBeVisible();
  await audit.look('one person');
  expect(audit.found).toEqual([]);
});
