import { startSystem, until, type System } from '../system/waypost.ts';
import { expect, test } from '@playwright/test';

let system: System;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  system = await startSystem();
});
test.afterAll(() => system.close());

const phoneNumberId = '106540352242922';

/** Sends a message of the business straight to the simulator, as the only sender would. */
async function sendTo(recipient: string, message: object): Promise<void> {
  const answer = await fetch(`${system.simulator.url}/v25.0/${phoneNumberId}/messages`, {
    method: 'POST',
    body: JSON.stringify({ messaging_product: 'whatsapp', recipient, ...message }),
    headers: { 'content-type': 'application/json', authorization: 'Bearer any' },
  });
  if (!answer.ok) throw new Error(`messages: ${answer.status} ${await answer.text()}`);
}
const interactive = (type: string, action: object) => ({
  type: 'interactive',
  interactive: { type, body: { text: `About the ${type}` }, action },
});

test('a phone whose owner hides the number writes, picks, fills in, shares and reacts', async ({
  page,
}) => {
  const { api } = system;
  const link = /http:\S+/.exec((await system.command('link')).output)?.[0] ?? '';
  await page.goto(link);
  await page.goto(new URL('/handsets', link).toString());
  await page.getByRole('button', { name: 'New phone' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Tiago Mingo');
  await page.getByText('Hide my number').click();
  await page.getByLabel('Username').fill('tiago');
  await page.getByRole('button', { name: 'Add phone' }).click();
  await expect(page.getByText('Number hidden')).toBeVisible();

  const line = page.getByRole('textbox', { name: 'Write a reply' });
  await line.fill('Is the jacket warm?');
  await line.press('Enter');
  const chat = page.getByRole('log');
  await expect(chat.getByText('Is the jacket warm?')).toBeVisible();
  const { items } = await until(
    () => api.profiles.list({ search: 'tiago' }),
    (found) => found.items.length === 1,
    30,
    'the profile of a person without a number',
  );
  const userId = items[0]?.bsuid ?? '';
  expect(items[0]).toMatchObject({ phone: null, bsuid: expect.stringMatching(/^GB\.\d+$/) });
  await expect(page.getByRole('link', { name: 'Open profile' })).toBeVisible();

  await sendTo(
    userId,
    interactive('list', {
      button: 'Sizes',
      sections: [
        { title: 'Adults', rows: [{ id: 'm', title: 'Medium' }] },
        { title: 'Children', rows: [{ id: '128', title: 'Size 128' }] },
      ],
    }),
  );
  await chat.getByRole('button', { name: 'Sizes' }).click();
  await page.getByRole('button', { name: 'Size 128' }).click();
  await expect(chat.getByText('Size 128')).toBeVisible();

  await sendTo(
    userId,
    interactive('flow', {
      name: 'flow',
      parameters: {
        flow_message_version: '3',
        flow_id: '1155112233445502',
        flow_cta: 'Tell us',
      },
    }),
  );
  await chat.getByRole('button', { name: 'Tell us' }).click();
  await page.getByText('5', { exact: true }).click();
  await page.getByLabel('Comment').fill('Very warm');
  await page.getByRole('button', { name: 'Send answers' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await sendTo(userId, interactive('location_request_message', { name: 'send_location' }));
  await expect(chat.getByText('About the location_request_message')).toBeVisible();
  await page.getByRole('button', { name: 'Attach' }).click();
  await page.getByRole('menuitem', { name: 'Photo' }).click();
  await page.getByLabel('Caption').fill('Me at the lake');
  await page.getByRole('button', { name: 'Send a sample' }).click();
  await expect(chat.getByText('Me at the lake')).toBeVisible();
  await page.getByRole('button', { name: 'What to do with this message' }).first().click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await line.fill('Is the jacket dry?');
  await line.press('Enter');
  await expect(chat.getByText('Is the jacket dry?')).toBeVisible();
  await page.getByText('Gets offers from this business').click();

  const [sender] = (await api.senders.list()).items;
  const between = { senderId: sender?.id ?? '', profileId: items[0]?.id ?? '' };
  const heard = await until(
    async () =>
      (await api.conversations.messages(between)).items
        .filter(({ direction }) => direction === 'in')
        .map(({ bubble }) => JSON.stringify(bubble)),
    (bubbles) => bubbles.some((bubble) => bubble.includes('Me at the lake')),
    30,
    'what the person sent, in the conversation',
  );
  const all = heard.join('\n');
  for (const words of ['Size 128', 'Very warm']) expect(all).toContain(words);
  const stopped = await until(
    () => api.profiles.get({ id: between.profileId }),
    (person) => person.marketingConsent === 'out',
    30,
    'the end of offers that WhatsApp told of',
  );
  expect(stopped.phone).toBeNull();
});
