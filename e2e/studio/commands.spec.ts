import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

test('everything can be done from the command palette, without a mouse', async ({ studio }) => {
  const { canvas, problems } = await Editor.createJourney(studio, 'By keyboard');
  const palette = studio.getByRole('dialog', { name: 'Find a command or an activity' });
  const command = async (typed: string, name: RegExp) => {
    await studio.keyboard.press('Control+k');
    await studio.keyboard.type(typed);
    await expect(palette.getByRole('menuitem').first()).toHaveAccessibleName(name);
    await studio.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  };

  await command('add audience', /^Add Audience/);
  await command('add wait', /^Add Wait/);
  await command('add end', /^Add End/);
  await expect(canvas.connection('From Audience to Wait')).toHaveCount(1);
  await expect(canvas.connection('From Wait to End')).toHaveCount(1);

  await command('undo', /^Undo/);
  await expect(canvas.activity(/^End/)).toHaveCount(0);
  await command('redo', /^Redo/);
  await expect(canvas.activity(/^End/)).toBeVisible();

  await command('1 day', /^Wait/);
  await expect(studio.getByRole('complementary', { name: 'Settings' })).toContainText(
    'Orchestration: Wait',
  );
  await command('problems', /^Problems/);
  await expect(problems).toContainText('Nothing is wrong');
});

test('copied activities are pasted into another journey, in another tab', async ({
  studio,
  context,
}) => {
  const mine = await Editor.createJourney(studio, 'Copied from');
  await mine.canvas.drop('Wait', { x: 300, y: 120 });
  await mine.canvas.drop('End', { x: 300, y: 280 });
  await mine.canvas.connect(mine.canvas.activity(/^Wait/), '', mine.canvas.activity(/^End/));
  await mine.pane.getByRole('heading').first().waitFor();
  await mine.saved();

  await mine.canvas.activity(/^Wait/).focus();
  await studio.keyboard.press('Control+a');
  await studio.keyboard.press('Control+c');

  const otherPage = await context.newPage();
  await otherPage.goto(new URL('/journeys', studio.url()).href);
  const theirs = await Editor.createJourney(otherPage, 'Pasted into');
  await theirs.canvas.surface.click({ position: { x: 40, y: 40 } });
  await otherPage.keyboard.press('Control+v');
  await expect(theirs.canvas.connection('From Wait to End')).toHaveCount(1);
  await otherPage.keyboard.press('Control+v');
  await expect(theirs.canvas.connection('From Wait to End')).toHaveCount(2);
  await expect(otherPage.getByRole('button', { name: 'Undo: paste' })).toBeVisible();
  await theirs.saved();
  await otherPage.close();

  await studio.bringToFront();
  await mine.canvas.activity(/^Wait/).focus();
  await studio.keyboard.press('Control+x');
  await expect(mine.canvas.surface.getByTestId(/^activity-/)).toHaveCount(0);
  await studio.keyboard.press('Control+v');
  await expect(mine.canvas.connection('From Wait to End')).toHaveCount(1);
});

test('a line dropped on nothing asks what comes next', async ({ studio }) => {
  const { canvas } = await Editor.createJourney(studio, 'What comes next');
  await canvas.drop('Audience', { x: 300, y: 80 });
  await canvas.pull(canvas.activity(/^Audience/), '', { x: 60, y: 160 });
  await studio
    .getByRole('menu', { name: 'What comes next' })
    .getByText('Wait', { exact: true })
    .click();
  await expect(canvas.connection('From Audience to Wait')).toHaveCount(1);
});

test('the journey as sentences leads to each activity, and the map shows all of it', async ({
  studio,
}) => {
  const { canvas, pane } = await Editor.createJourney(studio, 'In sentences');
  await canvas.drop('Audience', { x: 300, y: 80 });
  await studio.getByRole('button', { name: 'Add Wait', exact: true }).click();
  await studio.keyboard.press('F3');
  const outline = studio.getByRole('navigation', { name: 'Journey as sentences' });
  await expect(outline.getByRole('listitem')).toHaveCount(2);
  await outline.getByRole('button', { name: /^1\./ }).click();
  await expect(pane).toContainText('Entry: Audience');
  await expect(outline.getByRole('button', { name: /^1\./ })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await studio.keyboard.press('F3');
  await expect(outline).toHaveCount(0);

  await canvas.activity(/^Wait/).focus();
  await studio.keyboard.press('m');
  await expect(studio.getByRole('img', { name: 'Overview map' })).toBeVisible();
});
