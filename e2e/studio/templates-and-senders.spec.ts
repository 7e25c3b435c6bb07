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

test('a sender is paused and resumed; another number is made in the simulator', async ({
  studio,
}) => {
  await studio.getByRole('link', { name: 'Senders' }).click();
  await studio.getByRole('link', { name: 'Fjord & Field' }).click();
  await studio.getByRole('button', { name: 'Pause sending' }).click();
  await expect(studio.getByText('This sender is paused')).toBeVisible();
  await expect(studio.getByText('It ends when somebody resumes it.')).toBeVisible();
  await studio.getByRole('button', { name: 'Resume sending' }).click();
  await expect(studio.getByText('This sender is paused')).toHaveCount(0);

  await studio.getByRole('link', { name: 'Senders' }).first().click();
  await studio.getByRole('link', { name: 'Connect a number' }).click();
  await studio.getByRole('button', { name: 'Add a simulated number' }).click();
  const dialog = studio.getByRole('dialog', { name: 'Add a simulated number' });
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await expect(dialog.getByText('Give the number a name.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Trial shop');
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await expect(studio.getByRole('heading', { name: 'Trial shop' })).toBeVisible();
  await expect(studio.getByText('Simulator', { exact: true })).toBeVisible();
});
