import { expect, type Locator } from '@playwright/test';

/** Turns the newest condition of a rule into one of another field or kind. */
export async function chooseSubject(rule: Locator, subject: string): Promise<void> {
  const field = rule.getByRole('combobox', { name: 'Field', exact: true }).last();
  // What is typed before a new condition has drawn its value is replaced by that.
  await expect(async () => {
    await field.fill(subject);
    await rule.page().getByRole('option', { name: subject }).first().click({ timeout: 3000 });
  }).toPass();
}

/** Chooses from the newest list of that name. */
export async function pickOption(rule: Locator, list: string, option: string): Promise<void> {
  await rule.getByRole('button', { name: list }).last().click();
  await rule.page().getByRole('option', { name: option, exact: true }).click();
}
