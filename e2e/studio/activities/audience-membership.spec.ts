import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

test('people get on a list, which shows them and lets them be taken off by hand', async ({
  studio,
  waypost,
}) => {
  const editor = await Editor.createJourney(studio, 'Club');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('List of people', { x: 300, y: 190 });

  await test.step('a missing list is told at its field; a new one is made right there', async () => {
    await expect(pane.getByText('Choose the list.')).toBeVisible();
    await pane.getByRole('button', { name: 'New list' }).click();
    const dialog = studio.getByRole('dialog', { name: 'Create a list' });
    await dialog.getByRole('button', { name: 'Create list' }).click();
    await expect(dialog.getByText('Give the list a name.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Club members');
    await dialog.getByRole('button', { name: 'Create list' }).click();
    await expect(canvas.activity('List of people, Onto Club members')).toBeVisible();
    await expect(pane.getByText('Choose the list.')).toHaveCount(0);
  });

  await canvas.connect(canvas.activity(/^Audience/), '', canvas.activity(/^List of people/));
  await expect(studio.getByRole('button', { name: '0 problems' })).toBeVisible();
  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText(/^People get on the list "Club members"/)).toBeVisible();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await expect(
    canvas
      .activity(/^List of people/)
      .getByRole('link', { name: '1 person came to List of people' }),
  ).toBeVisible();

  await studio.goto(`${waypost.url}/people/audiences`);
  const row = studio.getByRole('row', { name: /Club members/ });
  await expect(row).toContainText('List');
  await row.getByRole('link', { name: '1' }).click();
  await expect(studio.getByRole('link', { name: 'Olivia Bennett' })).toBeVisible();

  await test.step('people get on and off by hand, too', async () => {
    await studio.getByRole('combobox', { name: 'Put a person on it' }).fill('demo-002');
    await studio.getByRole('option').first().click();
    await expect(studio.getByRole('row')).toHaveCount(3);
    await studio.getByRole('button', { name: 'Take Olivia Bennett off the list' }).click();
    await expect(studio.getByRole('link', { name: 'Olivia Bennett' })).toHaveCount(0);
  });
});
