import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

test('every change can be undone and done again, and a reload keeps the work', async ({
  studio,
}) => {
  const editor = await Editor.createJourney(studio, 'Undo');
  const { canvas, pane } = editor;
  const undo = studio.getByRole('button', { name: /^Undo/ });
  const redo = studio.getByRole('button', { name: /^Redo/ });
  const activities = canvas.surface.getByTestId(/^activity-/);
  const connection = canvas.connection('From Audience to Wait');

  await canvas.drop('Audience', { x: 300, y: 80 });
  await canvas.drop('Wait', { x: 300, y: 220 });
  await undo.click();
  await expect(activities).toHaveCount(1);
  await redo.click();
  await expect(activities).toHaveCount(2);

  const wait = canvas.activity(/^Wait/);
  await canvas.connect(canvas.activity(/^Audience/), '', wait);
  await undo.click();
  await expect(connection).toHaveCount(0);
  await redo.click();
  await expect(connection).toHaveCount(1);

  const before = await wait.boundingBox();
  await canvas.move(wait, { x: 120, y: 90 });
  const after = await wait.boundingBox();
  expect(after?.x).toBeGreaterThan((before?.x ?? 0) + 100);
  await undo.click();
  await expect.poll(() => wait.boundingBox()).toEqual(before);
  await redo.click();
  await expect.poll(() => wait.boundingBox()).toEqual(after);

  await wait.click();
  await pane.getByRole('textbox', { name: 'Amount' }).fill('3');
  await pane.getByRole('textbox', { name: 'Amount' }).press('Enter');
  await expect(canvas.activity('Wait, 3 days')).toBeVisible();
  await undo.click();
  await expect(canvas.activity('Wait, 1 day')).toBeVisible();
  await studio.keyboard.press('Control+y');
  await expect(canvas.activity('Wait, 3 days')).toBeVisible();

  await wait.click();
  await studio.keyboard.press('Delete');
  await expect(activities).toHaveCount(1);
  await expect(connection).toHaveCount(0);
  await studio.keyboard.press('Control+z');
  await expect(activities).toHaveCount(2);
  await expect(connection).toHaveCount(1);

  await editor.saved();
  await studio.reload();
  await expect(canvas.activity('Wait, 3 days')).toBeVisible();
  await expect(connection).toHaveCount(1);
});

test('two browsers on one journey, one of them offline for a while: no edit is lost', async ({
  studio,
  browser,
  waypost,
}) => {
  // Two editors at once, opened five times.
  test.slow();
  const mine = await Editor.createJourney(studio, 'Two browsers');
  await mine.canvas.drop('Audience', { x: 300, y: 80 });
  await mine.saved();

  const elsewhere = await browser.newContext();
  const otherPage = await elsewhere.newPage();
  await otherPage.goto(await waypost.mintLink());
  await otherPage.goto(studio.url());
  const theirs = new Editor(otherPage);
  await expect(theirs.canvas.activity(/^Audience/)).toBeVisible({ timeout: 60_000 });

  await test.step('what was done offline outlives a reload, and is saved', async () => {
    await studio.route('**/draft', (route) => route.abort());
    await mine.canvas.drop('End', { x: 600, y: 360 });
    await expect(studio.getByText('Offline: kept in this browser')).toBeVisible();
    await studio.unroute('**/draft');
    await studio.reload();
    await expect(mine.canvas.activity(/^End/)).toBeVisible();
    await expect(studio.getByText('Changes that were not saved are back')).toBeVisible();
    await mine.saved();
    await studio.reload();
    await expect(mine.canvas.activity(/^End/)).toBeVisible();
    await expect(studio.getByText('Changes that were not saved are back')).toHaveCount(0);
  });

  await test.step('different changes: both are shown side by side, and both can stay', async () => {
    await theirs.canvas.drop('Wait', { x: 300, y: 220 });
    await otherPage.getByRole('button', { name: 'Compare and decide' }).click();
    const dialog = otherPage.getByRole('dialog', { name: 'Two versions of this journey' });
    const own = dialog.getByRole('region', { name: 'Your changes' });
    await expect(own.getByText('Added Wait')).toBeVisible();
    const other = dialog.getByRole('region', { name: /, saved / });
    await expect(other.getByText('Added End')).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await expect(theirs.canvas.activity(/^End/)).toBeVisible();
    await theirs.saved();
  });

  await test.step('the same changed: theirs is taken, mine stays as a copy', async () => {
    await studio.reload();
    await mine.canvas.activity(/^Wait/).click();
    await theirs.canvas.activity(/^Wait/).click();
    await amount(theirs).fill('3');
    await amount(theirs).press('Enter');
    await theirs.saved();
    await studio.context().setOffline(true);
    await amount(mine).fill('5');
    await amount(mine).press('Enter');
    await expect(studio.getByText('Offline: kept in this browser')).toBeVisible();
    await studio.context().setOffline(false);
    await studio.getByRole('button', { name: 'Compare and decide' }).click();
    const dialog = studio.getByRole('dialog', { name: 'Two versions of this journey' });
    await expect(dialog.getByRole('button', { name: 'Keep both' })).toHaveCount(0);
    await expect(dialog.getByText('5 days')).toBeVisible();
    await expect(dialog.getByText('3 days')).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await expect(mine.canvas.activity('Wait, 3 days')).toBeVisible();
    await mine.saved();
    await studio.getByRole('link', { name: 'Open it' }).click();
    await expect(mine.canvas.activity('Wait, 5 days')).toBeVisible();
  });
  await elsewhere.close();
});

function amount({ pane }: Editor) {
  return pane.getByRole('textbox', { name: 'Amount' });
}
