import { expect, type Page } from '@playwright/test';

import { chooseFrom } from './combo-box.ts';

/** In the open dialog "Create an audience": people whose field is exactly the value. */
export async function fillAudience(
  page: Page,
  { name, field, value }: { name: string; field: string; value: string },
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Create an audience' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Add condition' }).click();
  await chooseFrom(dialog.getByRole('combobox', { name: 'Field' }), field);
  await dialog.getByRole('button', { name: 'Comparison' }).click();
  await page.getByRole('option', { name: 'is', exact: true }).click();
  const values = dialog.getByRole('combobox', { name: 'Value' });
  await values.fill(value);
  // The list of values lies over the dialog as long as it is open.
  await values.press('Tab');
  await expect(dialog.getByText(/^\d+ (person|people)/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Create audience' }).click();
  await expect(dialog).toHaveCount(0);
}
