import { expect, test } from './own-waypost.ts';
import { countClicks } from './pages/clicks.ts';

test('a newcomer gets from the sign-in link to the first answered message with at most 12 clicks', async ({
  studio,
}) => {
  const startedAt = Date.now();
  const clicks = await countClicks(studio);

  await studio.getByRole('link', { name: 'Open the demo journey' }).click();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('button', { name: 'Publish and listen for cart_abandoned' }).click();

  await studio.getByRole('button', { name: 'Trigger for a person…' }).click();
  const trigger = studio.getByRole('dialog', { name: 'Trigger cart_abandoned' });
  await trigger.getByRole('combobox', { name: 'Person' }).click();
  await studio.getByRole('option', { name: 'Olivia Bennett' }).click();
  await trigger.getByRole('button', { name: 'Trigger for Olivia Bennett' }).click();
  await trigger.getByRole('link', { name: 'Open their handset' }).click();

  const phone = studio.getByRole('region', { name: 'Phone of Olivia Bennett' });
  await expect(phone.getByText('Hi Olivia, you left something in your cart.')).toBeVisible();
  await phone.getByRole('button', { name: 'Complete order' }).click();

  await studio.getByRole('link', { name: 'Journeys', exact: true }).click();
  // The phone's page has a link of this name, too.
  const journeys = studio.getByRole('table', { name: 'Journeys' });
  await journeys.getByRole('link', { name: 'Abandoned cart' }).click();
  await expect(
    studio.getByRole('link', { name: '1 person came to Completes the order' }),
  ).toBeVisible();

  const seconds = (Date.now() - startedAt) / 1000;
  test.info().annotations.push({
    type: 'first conversation',
    description: `${clicks.total} clicks, ${seconds.toFixed(1)} s without reading`,
  });
  console.log(`First conversation: ${clicks.total} clicks, ${seconds.toFixed(1)} s.`);
  expect(clicks.total).toBeGreaterThan(5);
  expect(clicks.total).toBeLessThanOrEqual(12);
});
