import type { Locator } from '@playwright/test';

import { chooseFrom } from './combo-box.ts';

/** Turns the newest condition of a rule into one of another field or kind. */
export async function chooseSubject(rule: Locator, subject: string): Promise<void> {
  await chooseFrom(rule.getByRole('combobox', { name: 'Field', exact: true }).last(), subject);
}

/** Chooses from the newest list of that name. */
export async function pickOption(rule: Locator, list: string, option: string): Promise<void> {
  await rule.getByRole('button', { name: list }).last().click();
  await rule.page().getByRole('option', { name: option, exact: true }).click();
}
