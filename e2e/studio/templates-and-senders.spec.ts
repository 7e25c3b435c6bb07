import { expect, test } from './signed-in.ts';

test('a template is found, read in another language, and read again from the account', async ({
  studio,
}) => {
  await studio.getByRole('link', { name: 'Templates' }).click();
  await studio.getByRole('searchbox').fill('summer');
  await expect(studio.getByRole('row')).toHaveCount(2);
  await studio.getByRole('link', { name: 'summer_offer' }).click();
  await expect(studio.getByText(/summer is here/)).toBeVisible();
  await studio.getByRole('tab', { name: 'Italian' }).click();
  await expect(studio.getByText(/summer is here/)).toHaveCount(0);

  await studio.getByRole('link', { name: 'Templates' }).first().click();
  await studio.getByRole('button', { name: 'Read templates again' }).click();
  await expect(studio.getByText(/template versions were read from Meta/)).toBeVisible();
});

test('a sender is paused and resumed; a number is connected, and wrong entries are told at their field', async ({
  studio,
}) => {
  await studio.getByRole('link', { name: 'Senders' }).click();
  await studio.getByRole('link', { name: 'Fjord & Field' }).click();
  await studio.getByRole('button', { name: 'Pause sending' }).click();
  await expect(studio.getByText('This sender is paused')).toBeVisible();
  await studio.getByRole('button', { name: 'Resume sending' }).click();
  await expect(studio.getByText('This sender is paused')).toHaveCount(0);

  await studio.getByRole('link', { name: 'Senders' }).first().click();
  await studio.getByRole('button', { name: 'Connect a number' }).click();
  const dialog = studio.getByRole('dialog', { name: 'Connect a number' });
  await dialog.getByRole('textbox', { name: 'Phone number ID' }).fill('+39 06');
  await dialog.getByRole('button', { name: 'Connect number' }).click();
  await expect(dialog.getByText('Digits only, at least 5 of them.')).toBeVisible();
  await expect(dialog.getByText('Enter the app secret.')).toBeVisible();
  await studio.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
