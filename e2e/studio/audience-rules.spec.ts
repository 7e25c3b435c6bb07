import { chooseFrom } from './pages/combo-box.ts';
import { recordEvents } from './pages/events.ts';
import { chooseSubject, pickOption } from './pages/rule.ts';
import { expect, test } from './signed-in.ts';

test('an audience is written by keyboard: groups in groups, behaviour, and who that is', async ({
  studio,
  waypost,
}) => {
  await recordEvents(waypost, [
    { externalId: 'demo-003', name: 'webinar_joined', payload: { minutes: 40 } },
  ]);
  await studio.getByRole('link', { name: 'Audiences' }).click();
  await studio.getByRole('button', { name: 'Create audience' }).first().click();
  const dialog = studio.getByRole('dialog', { name: 'Create an audience' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Webinar guests');
  await expect(dialog.getByText('No condition yet: this is everybody.')).toBeVisible();

  await test.step('a condition by keyboard alone', async () => {
    await dialog.getByRole('button', { name: 'Add condition' }).press('Enter');
    const field = dialog.getByRole('combobox', { name: 'Field' });
    await field.fill('tier');
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(field).toHaveValue('tier');
    await dialog.getByRole('button', { name: 'Comparison' }).press('Enter');
    await studio.getByRole('option', { name: 'is one of' }).press('Enter');
    const value = dialog.getByRole('combobox', { name: 'Value' });
    await value.press('ArrowDown');
    await expect(studio.getByRole('option', { name: 'gold' })).toBeVisible();
    await value.pressSequentially('gold, silver');
    await value.press('Tab');
    await expect(dialog.getByText('Tier is one of “gold” or “silver”.')).toBeVisible();
  });

  await test.step('a group in the group, over behaviour', async () => {
    await dialog.getByRole('button', { name: 'Add group' }).press('Enter');
    await dialog.getByRole('button', { name: 'Add condition' }).last().press('Enter');
    await chooseSubject(dialog, 'Something happened (event)');
    await chooseFrom(
      dialog.getByRole('combobox', { name: 'Event', exact: true }),
      'webinar_joined',
    );
    await dialog.getByRole('button', { name: 'Add condition' }).last().press('Enter');
    await chooseSubject(dialog, 'Language');
    await dialog.getByRole('combobox', { name: 'Languages' }).fill('xx');
    await pickOption(dialog, 'How conditions combine', 'At least one is true');
  });

  await expect(
    dialog.getByText(
      'Tier is one of “gold” or “silver” and (the event “webinar_joined” happened or the language is xx).',
    ),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove condition' }).first().press('Enter');
  await expect(dialog.getByText(/^1 person/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Create audience' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    studio.getByRole('row', { name: /Webinar guests/ }).getByText('1', { exact: true }),
  ).toBeVisible();
});

test('what an attribute is called and how it is compared can be corrected', async ({ studio }) => {
  await studio.getByRole('link', { name: 'Attributes and events' }).click();
  await studio.getByRole('button', { name: 'Change orders' }).click();
  const dialog = studio.getByRole('dialog', { name: 'Change orders' });
  await dialog.getByRole('textbox', { name: 'Name for people' }).fill('Orders so far');
  await pickOption(dialog, 'Kind', 'Text');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = studio.getByRole('row', { name: /Orders so far/ });
  await expect(row.getByText('set by hand')).toBeVisible();
  await studio.getByRole('button', { name: 'Change Orders so far' }).click();
  await studio.getByRole('button', { name: 'Work it out again' }).click();
  await expect(studio.getByRole('row', { name: /^orders/ }).getByText('Number')).toBeVisible();
});
