import { expect, test } from './signed-in.ts';

test('a person is added with an opt-in, found, changed, opted out and deleted', async ({
  studio,
}) => {
  await studio.getByRole('link', { name: 'Profiles' }).click();
  await studio.getByRole('button', { name: 'Add a person' }).click();
  const dialog = studio.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByRole('textbox', { name: 'First name' }).fill('Wilhelmina');
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('de Vries');
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('12');
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Phone' })).toHaveAccessibleDescription(
    /number/i,
  );
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('+46 70 174 06 33');
  await dialog.getByText('This person opted in to marketing messages').click();
  await dialog.getByRole('textbox', { name: 'Proof of the opt-in' }).fill('Paper form, 3 May');
  await dialog.getByRole('button', { name: 'Add person' }).click();

  await expect(studio.getByRole('heading', { name: 'Wilhelmina de Vries' })).toBeVisible();
  await expect(studio.getByText('Paper form, 3 May')).toBeVisible();
  await studio.getByRole('link', { name: 'Profiles' }).first().click();
  await studio.getByRole('searchbox').fill('wilhelmina');
  await expect(studio.getByRole('row')).toHaveCount(2);
  await studio.getByRole('link', { name: 'Wilhelmina de Vries' }).click();

  await studio.getByRole('button', { name: 'Record consent' }).click();
  const consent = studio.getByRole('dialog', { name: 'Record an opt-in or opt-out' });
  await consent.getByText('Opted out').click();
  await consent.getByRole('textbox', { name: 'Proof' }).fill('By phone, 4 May');
  await consent.getByRole('button', { name: 'Record opt-out' }).click();
  await expect(studio.getByText('By phone, 4 May')).toBeVisible();
  await expect(studio.getByText('Opted out', { exact: true })).toBeVisible();

  await studio.getByRole('button', { name: 'Delete person' }).click();
  await studio.getByRole('alertdialog').getByRole('button', { name: 'Delete person' }).click();
  await expect(studio.getByRole('heading', { name: 'Profiles' })).toBeVisible();
  await studio.getByRole('searchbox').fill('wilhelmina');
  await expect(studio.getByText('Nobody matches.')).toBeVisible();
});
