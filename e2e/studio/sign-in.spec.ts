import { expect, test } from './signed-in.ts';

test('the link signs in; used a second time it leads to a page that says so and how to get another', async ({
  page,
  waypost,
}) => {
  const link = await waypost.mintLink();
  await page.goto(link);
  await expect(page.getByRole('navigation').first()).toBeVisible();

  await page.context().clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in\?reason=used/);
  await expect(page.getByText('npm run waypost -- link')).toBeVisible();
});
