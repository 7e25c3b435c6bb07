import type { Page } from '@playwright/test';

import { fillAudience } from './pages/audience.ts';
import { chooseFrom } from './pages/combo-box.ts';
import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

/** A campaign to everybody in Sweden, with a template whose variables are mapped. */
async function draftCampaign(page: Page, name: string): Promise<void> {
  const audience = `Sweden for ${name}`;
  await createSwedes(page, audience);
  await page.getByRole('link', { name: 'Campaigns', exact: true }).click();
  await page.getByRole('link', { name: 'Create campaign' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Create campaign' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Audience', exact: false }).click();
  await page.getByRole('option', { name: audience }).click();
  await chooseFrom(page.getByRole('combobox', { name: 'Template' }), 'welcome_coupon');
  await page.getByRole('textbox', { name: 'If empty: Variable {{first_name}}' }).fill('friend');
  await page.getByRole('textbox', { name: 'Offer code' }).fill('AUTUMN10');
  await new Editor(page).saved();
}

async function createSwedes(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Audiences' }).click();
  await page.getByRole('button', { name: 'Create audience' }).first().click();
  await fillAudience(page, { name, field: 'Country', value: 'SE' });
  await expect(page.getByRole('row', { name })).toBeVisible();
}

test('a campaign: content, preview, who gets it and who does not, sent now, and its report', async ({
  studio,
}) => {
  await draftCampaign(studio, 'Autumn coupon');

  const person = studio.getByRole('combobox', { name: 'Preview for' });
  await person.fill('Amelia');
  await studio
    .getByRole('option', { name: /^Amelia/ })
    .first()
    .click();
  await expect(studio.getByText('Welcome, Amelia!')).toBeVisible();

  const asked = Number(
    await studio
      .getByText('People in the audience')
      .locator('xpath=following-sibling::dd')
      .innerText(),
  );
  const send = studio.getByRole('button', { name: /^Send to \d+ people$/ });
  const reachable = Number((await send.innerText()).replace(/\D/g, ''));
  expect(reachable).toBeGreaterThan(0);
  expect(reachable).toBeLessThan(asked);
  await send.click();
  const confirm = studio.getByRole('alertdialog');
  await expect(confirm).toContainText('simulated phones get this message');
  await confirm.getByRole('button', { name: /^Send to/ }).click();

  const figure = (name: string) =>
    studio
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('xpath=following-sibling::dd[1]');
  await expect(figure('People')).toHaveText(String(asked));
  await expect(figure('Sent')).toHaveText(String(reachable));
  await expect(figure('Delivered')).toHaveText(String(reachable), { timeout: 30_000 });
  await expect(studio.getByText('Left out')).toBeVisible();
  await studio
    .getByRole('button', { name: /^Show \d+ (person|people)$/ })
    .first()
    .click();
  await expect(studio.getByRole('table', { name: 'People' })).toContainText('No opt-in');
});

test('a campaign is scheduled for a time and taken back', async ({ studio }) => {
  await draftCampaign(studio, 'New year');
  await studio.getByRole('radio', { name: 'At a time' }).check({ force: true });
  await studio.getByRole('spinbutton', { name: /^day/ }).click();
  await studio.keyboard.type('3112', { delay: 30 });
  await studio.keyboard.type('2030', { delay: 30 });
  await studio.keyboard.type('1830', { delay: 30 });
  await studio.getByRole('button', { name: /^Schedule for .*2030/ }).click();
  await studio
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Schedule/ })
    .click();
  await expect(studio.getByText('Waiting for its time')).toBeVisible();
  await studio.getByRole('button', { name: 'Unschedule' }).click();
  await studio.getByRole('alertdialog').getByRole('button', { name: 'Unschedule' }).click();
  await expect(studio.getByText('Waiting for its time')).toHaveCount(0);
});
