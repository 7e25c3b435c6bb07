import { expect, test } from './used-workspace.ts';

test('numbers of a period, why people failed with another try, and why somebody did not get it', async ({
  studio,
  livedIn,
  waypost,
}) => {
  const post = (path: string, data: object) =>
    studio.request.post(`${waypost.url}/api/${path}`, { data, headers: { origin: waypost.url } });
  const abandon = (externalId: string) =>
    post('events', {
      events: [{ name: 'cart_abandoned', externalId, payload: { cart_total: 20, items: 1 } }],
    });
  const stored = await post('profiles', {
    profiles: [{ externalId: 'giulia', firstName: 'Giulia', lastName: 'Rossi' }],
  });
  expect(stored.ok(), await stored.text()).toBe(true);

  await studio.goto(`${waypost.url}/journeys/${livedIn.journeyId}?mode=live`);
  const pane = studio.getByRole('region', { name: 'WhatsApp messages' });
  await expect(pane.getByText('Answered')).toBeVisible();

  await studio.keyboard.press('Control+k');
  await studio.getByRole('searchbox').fill('giulia');
  await studio.getByText("Why didn't Giulia Rossi get this?").click();
  const why = studio.getByRole('dialog', { name: "Why didn't they get this?" });
  await expect(why.getByText('“cart_abandoned” was never recorded for them')).toBeVisible();
  const recorded = await abandon('giulia');
  expect(recorded.ok(), await recorded.text()).toBe(true);
  await expect(why.getByText(/was not sent: No phone number/)).toBeVisible({ timeout: 20_000 });
  await studio.keyboard.press('Escape');

  await studio.getByRole('button', { name: /Numbers of which time/ }).click();
  await studio.getByRole('option', { name: 'Today' }).click();
  const failures = studio.getByRole('region', { name: 'Why people failed' });
  await expect(failures.getByText('No phone number or user id')).toBeVisible({ timeout: 20_000 });
  await failures.getByRole('button', { name: 'Try again' }).click();
  const asking = studio.getByRole('alertdialog', { name: 'Try again with 1 person?' });
  await asking.getByRole('button', { name: 'Try again' }).click();
  await expect(asking).toBeHidden();
  // A retry passes the same rules as any message.
  await expect(
    studio.getByRole('link', { name: '2 messages of Cart reminder were not sent' }),
  ).toBeVisible({ timeout: 20_000 });
});
