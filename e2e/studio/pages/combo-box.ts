import { expect, type Locator } from '@playwright/test';

/** Chooses from a list that is searched by typing. */
export async function chooseFrom(box: Locator, option: string): Promise<void> {
  const page = box.page();
  // The list closes when something under it still moves: it is opened again, as a person would.
  await expect(async () => {
    await box.fill(option);
    await page.getByRole('option', { name: option }).first().click({ timeout: 3000 });
  }).toPass();
}
