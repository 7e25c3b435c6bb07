import { startSystem, until, type System } from '../system/waypost.ts';
import { expect, test } from '@playwright/test';

let system: System;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  system = await startSystem();
});
test.afterAll(() => system.close());

/** Replaces the troubles that the simulator makes. */
async function setFaults(faults: object): Promise<void> {
  const answer = await fetch(`${system.simulator.url}/control/faults`, {
    method: 'POST',
    body: JSON.stringify(faults),
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`faults: ${answer.status} ${await answer.text()}`);
}

test('a message of which nobody knows whether it left is sent again, after a warning', async ({
  page,
}) => {
  const { api } = system;
  await setFaults({ cutBefore: 1 });
  const journey = (await api.journeys.list({ search: 'Abandoned cart' })).items.find(
    ({ demo }) => demo,
  );
  const person = (await api.profiles.list({ search: 'demo-001' })).items[0];
  if (!journey || !person) throw new Error('the demo workspace is incomplete');
  await api.journeys.publish({ id: journey.id });
  await api.events.record({
    events: [{ name: 'cart_abandoned', profileId: person.id, payload: { cart_total: 20 } }],
  });
  const { items } = await until(
    () => api.messages.list({ profileId: person.id }),
    ({ items: messages }) => messages[0]?.state === 'unknown',
    20,
    'the message without an answer',
  );

  const link = /http:\S+/.exec((await system.command('link')).output)?.[0] ?? '';
  await page.goto(link);
  await page.goto(
    new URL(`/journeys/${journey.id}/people/${items[0]?.runId ?? ''}`, link).toString(),
  );
  await expect(page.getByRole('button', { name: 'Send again' })).toBeVisible();

  await page.goto(new URL(`/people/profiles/${person.id}`, link).toString());
  await expect(page.getByText('No answer yet')).toBeVisible();
  await page.getByRole('button', { name: 'Send again' }).click();
  const warning = page.getByRole('alertdialog', { name: 'Send this message again?' });
  await expect(warning.getByText('It may already have arrived')).toBeVisible();
  await setFaults({});
  expect((await system.counts()).accepted).toBe(0);
  await warning.getByRole('button', { name: 'Send again' }).click();
  await expect(warning).toBeHidden();
  await expect(page.getByText(/^(Sent|Delivered|Read)$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send again' })).toBeHidden();
  expect(await system.counts()).toMatchObject({ accepted: 1, duplicates: [] });
});

test('messages without an answer are decided about together; held sending goes on when an admin decides', async ({
  page,
}) => {
  const { api } = system;
  await setFaults({ cutBefore: 1 });
  const people = await Promise.all(
    ['demo-002', 'demo-003'].map(async (search) => (await api.profiles.list({ search })).items[0]),
  );
  await api.events.record({
    events: people.map((person) => ({
      name: 'cart_abandoned',
      profileId: person?.id ?? '',
      payload: { cart_total: 20 },
    })),
  });
  await until(
    () => api.attention.get(),
    ({ unknownMessages }) => unknownMessages === 2,
    60,
    'the messages without an answer',
  );
  await setFaults({});

  const link = /http:\S+/.exec((await system.command('link')).output)?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('link', { name: 'Needs attention' }).click();
  await page.getByText('All of these').click();
  await page.getByRole('button', { name: 'Send 2 messages again' }).click();
  const warning = page.getByRole('alertdialog', { name: 'Send 2 messages again?' });
  await expect(warning.getByText('these people get them twice')).toBeVisible();
  await warning.getByRole('button', { name: 'Send 2 messages again' }).click();
  await expect(page.getByText('Every message has its answer.')).toBeVisible({ timeout: 30_000 });
  await until(
    () => system.counts(),
    ({ accepted }) => accepted === 3,
    30,
    'the messages at the receiver',
  );
  expect((await system.counts()).duplicates).toEqual([]);

  expect((await system.command('hold-sending')).code).toBe(0);
  await page.goto(new URL('/journeys', link).toString());
  await page.getByRole('link', { name: 'Look and decide' }).click();
  await expect(page.getByText('Somebody held sending')).toBeVisible();
  await page.getByText('With everything that is queued').click();
  await page.getByRole('button', { name: 'Send 0 messages' }).click();
  await expect(page.getByText('Sending is not held.')).toBeVisible();
  await expect(page.getByText('Nothing is being sent')).toBeHidden();
});
