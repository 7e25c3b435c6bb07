import { fillAudience } from './pages/audience.ts';
import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

test('chance decides which way a person goes, and passing leaves a mark on the profile', async ({
  studio,
}) => {
  const editor = await Editor.createJourney(studio, 'Loyalty');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });

  await canvas.drop('Random split', { x: 300, y: 200 });
  const split = canvas.activity(/^Random split/);
  await test.step('shares that do not make 100 % are an error at the branches', async () => {
    const share = pane.getByRole('textbox', { name: 'Share' });
    await pane.getByRole('textbox', { name: 'Name of branch 1' }).fill('Points');
    await share.first().fill('60');
    await share.first().press('Enter');
    await expect(pane.getByText('The shares add up to 110 %. Make them 100 %.')).toBeVisible();
    await share.last().fill('0');
    await share.first().fill('100');
    await share.first().press('Enter');
    await expect(pane.getByText('Together 100%')).toBeVisible();
    await expect(canvas.activity('Random split, 100% · 0%')).toBeVisible();
  });

  await canvas.drop('Update profile', { x: 300, y: 350 });
  const update = canvas.activity(/^Update profile/);
  await canvas.connect(canvas.activity(/^Audience/), '', split);
  await canvas.connect(split, 'Points', update);

  await test.step('a missing attribute and a value that does not fit are told at their fields', async () => {
    await update.click();
    await pane.getByRole('button', { name: 'Add attribute' }).click();
    await expect(pane.getByText('Choose the attribute to set.')).toBeVisible();
    await pane.getByRole('combobox', { name: 'Attribute 1' }).fill('Loyalty stars');
    await studio.getByRole('option', { name: 'loyalty_stars' }).click();
    await pane.getByRole('button', { name: 'Set to' }).click();
    await studio.getByRole('option', { name: 'Number' }).click();
    const value = pane.getByRole('textbox', { name: 'Value' });
    await value.fill('ten');
    await expect(pane.getByText('Enter a number such as 12 or 12.5.')).toBeVisible();
    await value.fill('120');
    await expect(canvas.activity('Update profile, loyalty_stars')).toBeVisible();
  });

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText('People are split at random: 100 % "Points"')).toBeVisible();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await update.getByRole('link', { name: '1 person came to Update profile' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  const story = studio.getByRole('list', { name: 'What happened' });
  await expect(story.getByText('Left Random split · Points')).toBeVisible();
  await studio.getByRole('link', { name: 'Open profile' }).click();
  await expect(studio.getByText('loyalty_stars')).toBeVisible();
  await expect(studio.getByText('120', { exact: true })).toBeVisible();
});
