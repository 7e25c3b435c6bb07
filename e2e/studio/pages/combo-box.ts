import { expect, type Locator } from '@playwright/test';

/** Chooses from a list that is searched by typing: the option's name, or something else that finds it. */
export async function chooseFrom(box: Locator, option: string, typed = option): Promise<void> {
  const page = box.page();
  // The list closes when something under it still moves: it is opened again, as a person would.
  await expect(async () => {
    await box.fill(typed);
    await page.getByRole('option', { name: option }).first().click({ timeout: 3000 });
  }).toPass();
}
