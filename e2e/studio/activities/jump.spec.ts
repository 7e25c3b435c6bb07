import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

test('a person jumps from one journey into another, with what is handed over', async ({
  studio,
  waypost,
}) => {
  const there = await Editor.createJourney(studio, 'Welcome');
  await there.canvas.drop('Jump in', { x: 400, y: 80 });
  await there.pane.getByRole('button', { name: 'Add field' }).click();
  await there.pane.getByRole('textbox', { name: /^Name of field 1/ }).fill('gift');
  await there.canvas.drop('Update profile', { x: 400, y: 240 });
  await there.pane.getByRole('button', { name: 'Add attribute' }).click();
  await chooseFrom(there.pane.getByRole('combobox', { name: 'Attribute 1' }), 'welcome_gift');
  await there.canvas.connect(
    there.canvas.activity(/^Jump in/),
    '',
    there.canvas.activity(/^Update profile/),
  );
  await there.canvas.activity(/^Update profile/).click();
  await there.pane.getByRole('textbox', { name: 'Value' }).fill('{{ event.gift }}');
  await there.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio
    .getByRole('button', { name: /^Publish|^Let/ })
    .last()
    .click();
  await expect(studio.getByRole('radio', { name: 'Live' })).toBeChecked();
  await studio.goto(waypost.url);

  const here = await Editor.createJourney(studio, 'First steps');
  const { canvas, pane } = here;
  await canvas.drop('Audience', { x: 400, y: 80 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('Jump', { x: 400, y: 240 });
  await test.step('a missing journey, and a value that can’t be read, are told at their fields', async () => {
    await expect(pane.getByText('Choose the journey people go on to.')).toBeVisible();
    await pane.getByRole('button', { name: /Journey/ }).click();
    await studio.getByRole('option', { name: 'Welcome' }).click();
    const gift = pane.getByRole('textbox', { name: /^gift/ });
    await gift.fill('{{ profile.');
    await expect(canvas.activity(/^Jump, Welcome/)).toBeVisible();
    await expect(pane.getByRole('textbox', { name: /^gift/ })).toHaveAccessibleDescription(/./);
    await gift.fill('A mug');
  });
  await canvas.connect(canvas.activity(/^Audience/), '', canvas.activity(/^Jump/));
  await here.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText('goes on in "Welcome"', { exact: false })).toBeVisible();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await canvas.activity(/^Jump/).getByRole('link', { name: '1 person came to Jump' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await studio.getByRole('link', { name: 'Open profile' }).click();
  await expect(studio.getByText('welcome_gift')).toBeVisible();
  await expect(studio.getByText('A mug', { exact: true })).toBeVisible();
});
