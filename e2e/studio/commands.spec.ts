import type { Locator } from '@playwright/test';

import { openDraft } from './pages/drafted.ts';
import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

test('everything can be done from the command palette, without a mouse', async ({ studio }) => {
  const { canvas, problems } = await Editor.createJourney(studio, 'By keyboard');
  const palette = studio.getByRole('dialog', { name: 'Find a command or an activity' });
  // A screen that has just come may not listen yet.
  const open = () =>
    expect(async () => {
      await studio.keyboard.press('Control+k');
      await expect(palette.getByRole('searchbox')).toBeFocused({ timeout: 2000 });
    }).toPass();
  const command = async (typed: string, name: RegExp) => {
    await open();
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

  // Other words find it, too; and the palette is there however the journey is looked at.
  await command('list steps', /^Journey as sentences/);
  await expect(studio.getByRole('navigation', { name: 'Journey as sentences' })).toBeVisible();
  await command('estimate', /^Make a forecast/);
  await expect(studio.getByRole('radio', { name: 'Forecast' })).toBeChecked();
  await command('simulate', /^Walk through it/);
  await expect(studio.getByRole('radio', { name: 'Walk' })).toBeChecked();
  await command('draw', /^Design/);

  // Whoever leaves the palette is where they were.
  await canvas.activity(/^Wait/).focus();
  await open();
  await studio.keyboard.press('Escape');
  await expect(canvas.activity(/^Wait/)).toBeFocused();
});

test('activities are put between, detached, rejoined and chosen together, by keys and by mouse', async ({
  studio,
  waypost,
}) => {
  const { canvas, pane } = await openDraft(
    studio,
    waypost,
    'Rejoined',
    [
      { id: 'in', type: 'entryAudience' },
      { id: 'pause', type: 'wait', name: 'Pause' },
      { id: 'out', type: 'end' },
    ],
    ['in.next>pause', 'pause.next>out'],
  );
  const line = (name: string | RegExp) => canvas.connection(name);
  const pausing = canvas.activity(/^Pause/);

  await test.step('an activity says what it is and where it leads', async () => {
    await expect(pausing).toHaveAccessibleName('Pause, 1 day; leads to End');
    await expect(pausing).toHaveAttribute('aria-roledescription', 'Wait');
    await expect(line('From Audience to Pause')).toHaveAttribute(
      'aria-roledescription',
      'Connection',
    );
  });

  await test.step('by keys', async () => {
    await pausing.focus();
    await studio.keyboard.press('Enter');
    await line('From Audience to Pause').focus();
    await studio.keyboard.press('Enter');
    await pane.getByRole('button', { name: 'Insert activity' }).press('Enter');
    await studio.getByRole('menuitem', { name: 'Update profile' }).press('Enter');
    await expect(line('From Audience to Update profile')).toHaveCount(1);
    await expect(line(/^From Update profile.* to Pause/)).toHaveCount(1);
    await line('From Pause to End').focus();
    await studio.keyboard.press('Enter');
    await pane.getByRole('button', { name: 'Remove connection' }).press('Enter');
    await expect(line('From Pause to End')).toHaveCount(0);
    await expect(pausing).toHaveAccessibleName('Pause, 1 day; 1 warning; leads nowhere');
    await pausing.focus();
    await studio.keyboard.press('Enter');
    await pane.getByRole('button', { name: /connect to/i }).press('Enter');
    await studio.getByRole('option', { name: 'End' }).press('Enter');
    await expect(line('From Pause to End')).toHaveCount(1);
  });

  await test.step('by mouse', async () => {
    const between = await middleOf(line('From Pause to End'));
    const surface = await canvas.surface.boundingBox();
    await canvas.drop('Random split', {
      x: between.x - (surface?.x ?? 0),
      y: between.y - (surface?.y ?? 0),
    });
    await expect(line(/^From Pause to Random split/)).toHaveCount(1);
    await expect(line(/^From Random split.* to End/)).toHaveCount(1);
    await studio.keyboard.press('Control+z');
    await expect(line('From Pause to End')).toHaveCount(1);
    // Something else is chosen: one click chooses the line all the same, and one the next activity.
    await pausing.click();
    await studio.mouse.click(between.x, between.y);
    await expect(pane.getByRole('heading', { name: 'Connection' })).toBeVisible();
    await pausing.click();
    await expect(pane.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Pause');
    await canvas.activity(/^End/).click({ modifiers: ['Shift'] });
    await expect(pane.getByRole('heading', { name: '2 activities' })).toBeVisible();
  });
});

async function middleOf(line: Locator): Promise<{ x: number; y: number }> {
  const box = await line.boundingBox();
  if (box === null) throw new Error('the connection is not to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

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
