import type { Page } from '@playwright/test';

import { apiClient, type Api } from '../system/waypost.ts';
import { expect, test } from './own-waypost.ts';
import { cameTo } from './pages/drafted.ts';
import { recordEvents } from './pages/events.ts';
import { Phone } from './pages/phone.ts';
import type { RunningWaypost } from './signed-in.ts';

/** Two hundred people are written to at once, on whatever machine this is. */
const patience = { timeout: 90_000 };

/** Waits until a person of a journey stands at an activity, and takes them past a wait before it as its screens do. */
async function pass(
  api: Api,
  journey: string,
  { waitId, until, externalId }: { waitId: string | null; until: string; externalId: string },
): Promise<void> {
  const { items: found } = await api.journeys.list({ search: journey });
  const id = found.find(({ name }) => name.startsWith(journey))?.id ?? '';
  const profileId = (await api.profiles.list({ search: externalId })).items[0]?.id;
  await expect
    .poll(async () => {
      const { items } = await api.journeys.people({ id, show: 'all', limit: 200 });
      const run = items.find((one) => one.profileId === profileId);
      if (run?.activityId === waitId && run.waitingFor === 'time') {
        // They may have gone on since the list was read; where they are is asked again.
        await api.runs.skipWait({ id: run.id }).catch(() => null);
      }
      return run?.activityId;
    }, patience)
    .toBe(until);
}

/** Makes the journey of the gallery that has this id, publishes it once its templates are approved. */
async function makeLive(api: Api, readyId: string): Promise<void> {
  const { file } = await api.gallery.get({ id: readyId });
  const { journeyId, drafts } = await api.journeyFiles.import({ file });
  for (const { id } of drafts) await api.templateDrafts.submit({ id });
  await publishWhenValid(api, journeyId);
}

async function publishWhenValid(api: Api, id: string): Promise<void> {
  await expect
    .poll(async () => (await api.journeys.validate({ id })).problems, patience)
    .toEqual([]);
  await api.journeys.publish({ id });
}

async function phoneOf(page: Page, api: Api, externalId: string): Promise<Phone> {
  const [person] = (await api.profiles.list({ search: externalId })).items;
  if (person?.phone == null) throw new Error(`${externalId} has no phone.`);
  return Phone.of(page, person.phone, `${person.firstName} ${person.lastName}`);
}

function came(waypost: RunningWaypost, journey: string, activity: string): Promise<void> {
  return expect.poll(() => cameTo(waypost, journey, activity), patience).toBe(1);
}

test('each journey of the gallery is played to its end by a handset', async ({
  studio,
  waypost,
}) => {
  test.setTimeout(240_000);
  const api = apiClient(waypost.url, waypost.apiKey);
  const report = (name: string, externalId: string, payload: Record<string, unknown> = {}) =>
    recordEvents(waypost, [{ externalId, name, payload }]);

  await test.step('a ready journey is looked at, used, and opens without problems', async () => {
    await studio.getByRole('link', { name: 'Journeys', exact: true }).click();
    await studio.getByRole('link', { name: 'Ready-made journeys' }).click();
    await expect(
      studio.getByRole('list', { name: 'Ready-made journeys' }).getByRole('listitem'),
    ).toHaveCount(8);
    await studio.getByRole('link', { name: 'Abandoned cart' }).click();
    await expect(
      studio.getByRole('list', { name: 'Its messages' }).getByRole('listitem'),
    ).toHaveCount(5);
    await expect(studio.getByText('is written and handed in for review.')).toHaveCount(2);
    await studio.getByRole('textbox', { name: 'Name' }).fill('Carts');
    await studio.getByRole('button', { name: 'Use this journey' }).click();
    await expect(studio.getByRole('textbox', { name: 'Journey name' })).toHaveValue(
      'Carts',
      patience,
    );
    await expect(studio.getByRole('button', { name: '0 problems' })).toBeVisible(patience);
    const id = (await api.journeys.list({ search: 'Carts' })).items[0]?.id ?? '';
    await api.journeys.publish({ id });
  });

  await Promise.all(
    [
      'order_updates',
      'support',
      'promotion',
      'feedback',
      'appointment',
      'subscription',
      'regulatory_notice',
    ].map((id) => makeLive(api, id)),
  );
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await Promise.all([
    report('cart_abandoned', 'demo-001', { cart_id: 'c1', items: 3, cart_total: 84.9 }),
    report('order_placed', 'demo-002', { order_id: 'A-1047', total: 84.9 }),
    report('order_delivered', 'demo-004', { order_id: 'A-1040' }),
    report('appointment_booked', 'demo-006', { service: 'eye test', starts_at: inThreeDays }),
    report('subscription_requested', 'demo-009', { topic: 'weekly recipes' }),
    pass(api, 'Carts', { waitId: 'hour', until: 'tapped', externalId: 'demo-001' }),
    pass(api, 'Feedback', { waitId: 'a_day', until: 'rating', externalId: 'demo-004' }),
    pass(api, 'Appointment', { waitId: 'day_before', until: 'coming', externalId: 'demo-006' }),
    // At night people wait for the morning.
    pass(api, 'Seasonal', { waitId: 'daytime', until: 'interest', externalId: 'demo-011' }),
  ]);

  await test.step('abandoned cart', async () => {
    const phone = await phoneOf(studio, api, 'demo-001');
    await phone.tap('Finish my order');
    await came(waypost, 'Carts', 'buying');
  });

  await test.step('order and delivery updates', async () => {
    const phone = await phoneOf(studio, api, 'demo-002');
    await expect(phone.message(/Your order A-1047 has reached us/)).toBeVisible(patience);
    await report('order_shipped', 'demo-002', { tracking: 'T1', delivery_day: 'Friday' });
    await expect(phone.message(/on its way and should arrive on Friday/)).toBeVisible(patience);
    await report('order_delivered', 'demo-002', { order_id: 'A-1047' });
    await phone.tap('All good');
    await came(waypost, 'Order and delivery', 'happy');
  });

  await test.step('feedback', async () => {
    const phone = await phoneOf(studio, api, 'demo-004');
    await phone.tap('🙂 All right');
    await expect(phone.message(/the one thing we should do better/)).toBeVisible(patience);
    await phone.write('A smaller box');
    await came(waypost, 'Feedback', 'fair_end');
  });

  await test.step('appointment', async () => {
    const phone = await phoneOf(studio, api, 'demo-006');
    await phone.tap('I will be there');
    await came(waypost, 'Appointment', 'comes');
  });

  await test.step('subscription', async () => {
    const phone = await phoneOf(studio, api, 'demo-009');
    await phone.tap('Yes, that was me');
    await came(waypost, 'Subscription', 'confirmed');
  });

  await test.step('seasonal offer', async () => {
    const phone = await phoneOf(studio, api, 'demo-011');
    await phone.tap('Yes, my code please');
    await came(waypost, 'Seasonal', 'has_code');
  });

  await test.step('regulatory notice', async () => {
    await pass(api, 'Regulatory', { waitId: null, until: 'confirmed', externalId: 'demo-012' });
    const phone = await phoneOf(studio, api, 'demo-012');
    await phone.tap('I have read it');
    await came(waypost, 'Regulatory', 'done');
  });

  await test.step('support', async () => {
    const phone = await Phone.ofStranger(studio, waypost, 'Ida Berg');
    await phone.write('I need help');
    await phone.tap('Choose a topic');
    await phone.tap('Where is my order? Find your parcel');
    await phone.tap('Yes, thank you');
    await came(waypost, 'Support', 'solved');
  });
});
