import { openDraft } from '../pages/drafted.ts';
import { fillAudience } from '../pages/audience.ts';
import { expect, test } from '../signed-in.ts';

test('an audience enters on dates that come again; the next one is skipped', async ({
  studio,
  waypost,
}) => {
  const editor = await openDraft(
    studio,
    waypost,
    'Weekly offer',
    [
      { id: 'in', type: 'entryAudience' },
      { id: 'done', type: 'end' },
    ],
    ['in.next>done'],
  );
  const { canvas, pane } = editor;
  await canvas.activity(/^Audience/).click();
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });

  await test.step('a day that is missing is told at its field', async () => {
    await pane.getByText('Once, at a time').click();
    await expect(pane.getByText('Choose the day on which people enter.')).toBeVisible();
    await pane.getByText('Again and again').click();
    await pane.getByRole('button', { name: 'How often' }).click();
    await studio.getByRole('option', { name: 'On days of the week' }).click();
    await expect(pane.getByText('Choose at least one day of the week.')).toBeVisible();
    await pane.getByText('Monday', { exact: true }).click();
    await expect(pane.getByText('Choose at least one day of the week.')).toHaveCount(0);
  });
  const dates = pane.getByRole('region', { name: 'Next dates' });
  await expect(dates.getByRole('listitem')).toHaveCount(3);
  await expect(dates.getByRole('listitem').first()).toContainText('Mon');
  const second = await dates.getByRole('listitem').nth(1).textContent();

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText('Everyone in "Olivia" enters every Monday at 09:00')).toBeVisible();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dates.getByRole('listitem')).toHaveCount(3);
  await pane.getByRole('button', { name: /^Skip/ }).click();
  await expect(dates.getByRole('listitem').first()).toHaveText(second ?? '');
});

test('who enters at publishing is told with the launch', async ({ studio, waypost }) => {
  const editor = await openDraft(
    studio,
    waypost,
    'One offer',
    [
      { id: 'in', type: 'entryAudience' },
      { id: 'done', type: 'end' },
    ],
    ['in.next>done'],
  );
  await editor.canvas.activity(/^Audience/).click();
  await editor.pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Just Olivia', field: 'External id', value: 'demo-001' });
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await expect(
    editor.pane.getByRole('region', { name: 'Who was let in when' }).getByText('1 person entered'),
  ).toBeVisible();
});
