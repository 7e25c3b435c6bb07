import type { Locator } from '@playwright/test';

import { openDraft } from '../pages/drafted.ts';
import { recordEvents } from '../pages/events.ts';
import { expect, test } from '../signed-in.ts';

const people = (first: number, last: number): string[] =>
  Array.from(
    { length: last - first + 1 },
    (_, place) => `demo-${String(first + place).padStart(3, '0')}`,
  );

const events = (ids: readonly string[], name: string) =>
  ids.map((externalId) => ({ externalId, name, payload: {} }));

test('an experiment sends people by its variants, counts who succeeds, and sends everybody to the winner', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Two ways',
    [
      { id: 'in', type: 'entryEvent', eventName: 'looked_around' },
      { id: 'short', type: 'wait', name: 'Short way' },
      { id: 'long', type: 'wait', name: 'Long way' },
    ],
    [],
  );
  const { canvas, pane } = editor;
  await canvas.drop('Experiment', { x: 620, y: 240 });

  await test.step('missing and wrong values are told at their fields', async () => {
    const metric = pane.getByRole('button', { name: /What counts as success/ });
    await expect(pane.getByText(/No WhatsApp message comes after this experiment/)).toBeVisible();
    await metric.click();
    await studio.getByRole('option', { name: 'An event' }).click();
    const event = pane.getByRole('textbox', { name: 'Name of the event' });
    await expect(event).toHaveAccessibleDescription(/Name the event to count\./);
    await event.fill('order_placed');
    await pane.getByRole('textbox', { name: 'Name of variant 1' }).fill('Short');
    await pane.getByRole('textbox', { name: 'Name of variant 2' }).fill('Long');
    const share = pane.getByRole('textbox', { name: 'Share' });
    await share.first().fill('60');
    await share.first().press('Enter');
    await expect(pane.getByText('The shares add up to 110 %. Make them 100 %.')).toBeVisible();
    await pane.getByRole('button', { name: 'Share evenly' }).click();
    await expect(pane.getByText('Together 100%')).toBeVisible();
    const holdout = pane.getByRole('textbox', { name: 'Holdout' });
    await holdout.fill('20');
    await holdout.press('Enter');
    await expect(
      pane.getByText('Of all people: Short 40% · Long 40% · Holdout 20%.'),
    ).toBeVisible();
    await holdout.fill('0');
    await holdout.press('Enter');
    await expect(canvas.activity('Experiment, 50% · 50% · order_placed')).toBeVisible();
  });

  const experiment = canvas.activity(/^Experiment/);
  const [short, long] = [canvas.activity(/^Short way/), canvas.activity(/^Long way/)];
  await canvas.connect(canvas.activity(/^Event/), '', experiment);
  await canvas.connect(experiment, 'Short', short);
  await canvas.connect(experiment, 'Long', long);
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(
    studio.getByText(/An experiment compares 2 variants by the event "order_placed" within 3 days/),
  ).toBeVisible();
  await studio.getByRole('button', { name: /looked_around/ }).click();
  await expect(studio.getByRole('radio', { name: 'Live' })).toBeChecked();

  await recordEvents(waypost, events(people(1, 20), 'looked_around'));
  await recordEvents(waypost, events(people(1, 20), 'order_placed'));
  await experiment.click();
  const results = pane.getByRole('region', { name: 'How the variants do' });
  for (const name of ['Short', 'Long']) {
    await expect(results.getByRole('row', { name: new RegExp(`^${name} .*100%`) })).toBeVisible({
      timeout: 30_000,
    });
  }
  await expect(results.getByText(/too early to compare/)).toBeVisible();

  await results.getByRole('button', { name: 'Send everyone to Short' }).click();
  await studio
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Send everyone to Short' })
    .click();
  await expect(results.getByText('Everybody goes to Short')).toBeVisible();
  const before = [await countAt(short), await countAt(long)];
  expect((before[0] ?? 0) + (before[1] ?? 0)).toBe(20);
  await recordEvents(waypost, events(people(21, 26), 'looked_around'));
  await expect.poll(() => countAt(short), { timeout: 30_000 }).toBe((before[0] ?? 0) + 6);
  expect(await countAt(long)).toBe(before[1]);
  await results.getByRole('button', { name: 'Take back' }).click();
  await expect(results.getByText(/took the choice back/)).toBeVisible();
});

/** How many people stand at an activity. */
async function countAt(activity: Locator): Promise<number> {
  const link = activity.getByRole('link', { name: /(people are|person is) at/ });
  if ((await link.count()) === 0) return 0;
  return Number.parseInt((await link.getAttribute('aria-label')) ?? '', 10);
}
