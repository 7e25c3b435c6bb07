import { expect, test } from './used-workspace.ts';

test("from a number on the canvas to its people, and to one person's path with every message", async ({
  studio,
  livedIn,
  waypost,
}) => {
  await studio.goto(`${waypost.url}/journeys/${livedIn.journeyId}?mode=live`);
  await studio.getByRole('link', { name: /people came to Completes the order/ }).click();
  await expect(studio.getByRole('heading', { name: 'People' })).toBeVisible();
  await studio.getByRole('searchbox').fill('Olivia Bennett');
  await studio.getByRole('link', { name: 'Olivia Bennett' }).first().click();

  await expect(studio.getByRole('heading', { name: 'Olivia Bennett' })).toBeVisible();
  const story = studio.getByRole('list', { name: 'What happened' });
  await expect(story.getByText('Hi Olivia, you left something in your cart.')).toBeVisible();
  await expect(story.getByText('Your order of €20 is waiting for you.')).toBeVisible();
  await expect(story.getByText('Left What did they tap? · Taps “Complete order”')).toBeVisible();
  for (const state of ['Accepted', 'Sent', 'Delivered', 'Read']) {
    await expect(story.getByText(new RegExp(`^${state}`)).first()).toBeVisible();
  }
  await expect(studio.getByText('Ended at Completes the order').first()).toBeVisible();
});
