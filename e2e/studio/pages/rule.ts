import type { Locator } from '@playwright/test';

/** Turns the newest condition of a rule into one of another field or kind. */
export async function chooseSubject(rule: Locator, subject: string): Promise<void> {
  const field = rule.getByRole('combobox', { name: 'Field', exact: true }).last();
  await field.fill(subject);
  await rule.page().getByRole('option', { name: subject }).first().click();
}

/** Chooses from the newest list of that name. */
export async function pickOption(rule: Locator, list: string, option: string): Promise<void> {
  await rule.getByRole('button', { name: list }).last().click();
  await rule.page().getByRole('option', { name: option, exact: true }).click();
}
