import { readFile } from 'node:fs/promises';

import { expect, test } from './signed-in.ts';

/** Semicolons, a quoted line break, accents, a repeated id, a bad number, no id, an unknown country. */
const file = [
  'Customer No;First;Surname;Mobile;Country;Opt-in;Favourite colour',
  'K-1;Sara;"Lindqvist;Berg";070-1740605;SE;yes;blue',
  'K-2;Émilie;"Laurent\nfille";+49 171 3920050;DE;oui;rouge',
  'K-3;Tom;Baker;12;GB;yes;green',
  'K-1;Sara;Lindqvist;070-1740606;SE;yes;blue',
  ';Nobody;Known;;GB;yes;',
  'K-4;Ann;Other;070-1740607;SE;;',
].join('\n');

test('a file with bad rows: columns, check, import, and the rejected rows as a download', async ({
  studio,
}) => {
  await studio.getByRole('link', { name: 'Imports' }).click();
  await studio.getByRole('link', { name: 'Import a file' }).first().click();
  await studio
    .locator('input[type=file]')
    .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(studio.getByRole('heading', { name: 'customers.csv' })).toBeVisible();

  const choose = async (column: string, target: string) => {
    await studio.getByRole('button', { name: `Where ${column} goes` }).click();
    await studio.getByRole('option', { name: target, exact: true }).click();
  };
  await choose('Customer No', 'Your id');
  await choose('First', 'First name');
  await choose('Surname', 'Last name');
  await choose('Mobile', 'Phone');
  await choose('Country', 'Country');
  await choose('Opt-in', 'Marketing consent');
  await choose('Favourite colour', 'An attribute');
  await studio.getByRole('textbox', { name: 'Also put them on a list' }).fill('Customers');

  await studio.getByRole('button', { name: 'Check the file' }).click();
  await studio.getByRole('button', { name: 'Import 3 people' }).click();

  await expect(studio.getByRole('heading', { name: 'Rejected rows' })).toBeVisible();
  const rejected = studio.getByRole('table', { name: 'Rejected rows' });
  await expect(rejected.getByRole('row')).toHaveCount(3);
  const downloading = studio.waitForEvent('download');
  await studio.getByRole('link', { name: 'Download rejected rows' }).click();
  const path = await (await downloading).path();
  const downloaded = await readFile(path, 'utf8');
  expect(downloaded).toContain('K-3');
  expect(downloaded).toContain('Nobody');
  expect(downloaded).not.toContain('K-2');

  await studio.getByRole('link', { name: 'See audience' }).click();
  await expect(studio.getByRole('row', { name: /Customers/ })).toContainText('3');
  await studio.getByRole('link', { name: 'Profiles' }).click();
  await studio.getByRole('searchbox').fill('Lindqvist');
  await studio.getByRole('link', { name: 'Sara Lindqvist' }).click();
  await expect(studio.getByText('+46701740606')).toBeVisible();
  await expect(studio.getByText('blue')).toBeVisible();
});
