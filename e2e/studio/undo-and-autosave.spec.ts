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

test('two tabs on one journey: the later one is told, and chooses whose work stays', async ({
  studio,
  context,
}) => {
  const mine = await Editor.createJourney(studio, 'Two tabs');
  await mine.canvas.drop('Audience', { x: 300, y: 80 });
  await mine.saved();

  const otherPage = await context.newPage();
  await otherPage.goto(studio.url());
  const theirs = new Editor(otherPage);
  await expect(theirs.canvas.activity(/^Audience/)).toBeVisible();
  await theirs.canvas.drop('Wait', { x: 300, y: 220 });
  await theirs.saved();

  await mine.canvas.drop('End', { x: 300, y: 360 });
  await expect(studio.getByText('Somebody else saved this journey')).toBeVisible();
  await expect(studio.getByText(/^Not saved/)).toBeVisible();
  await studio.getByRole('button', { name: 'Load theirs' }).click();
  await expect(mine.canvas.activity(/^Wait/)).toBeVisible();
  await expect(mine.canvas.activity(/^End/)).toHaveCount(0);

  await theirs.canvas.drop('Reaction', { x: 300, y: 500 });
  await theirs.saved();
  await mine.canvas.drop('End', { x: 300, y: 360 });
  await studio.getByRole('button', { name: 'Overwrite with mine' }).click();
  await mine.saved();
  await otherPage.reload();
  await expect(theirs.canvas.activity(/^End/)).toBeVisible();
  await expect(theirs.canvas.activity(/^Reaction/)).toHaveCount(0);
});

test('work done while the server does not answer is saved when it comes back', async ({
  studio,
}) => {
  const editor = await Editor.createJourney(studio, 'Offline');
  await editor.saved();
  await studio.route('**/draft', (route) => route.abort());
  await editor.canvas.drop('Audience', { x: 300, y: 80 });
  await expect(studio.getByText(/^Not saved/)).toBeVisible();
  await studio.unroute('**/draft');
  await studio.getByRole('button', { name: 'Retry' }).click();
  await editor.saved();
  await studio.reload();
  await expect(editor.canvas.activity(/^Audience/)).toBeVisible();
});
