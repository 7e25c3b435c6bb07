import { expect, test, type Page } from '@playwright/test';

import { freePort } from '../system/processes.ts';
import { shop, startMeta, type StandInForMeta } from './pages/meta.ts';
import { startStudio, type RunningWaypost } from './signed-in.ts';

let meta: StandInForMeta;
let waypost: RunningWaypost & { stop(): Promise<void> };

test.beforeAll(async () => {
  test.setTimeout(120_000);
  meta = await startMeta();
  const port = String(await freePort());
  waypost = await startStudio({
    PORT: port,
    GRAPH_URL: meta.url,
    PUBLIC_URL: `http://localhost:${port}`,
    WAYPOST_DEMO: 'off',
  });
});
test.afterAll(async () => {
  await waypost.stop();
  await meta.stop();
});

const patience = { timeout: 30_000 };

async function enter(page: Page, values: { secret?: string; token?: string }): Promise<void> {
  if (values.secret !== undefined) {
    await page.getByRole('textbox', { name: 'App secret' }).fill(values.secret);
  }
  if (values.token !== undefined) {
    await page.getByRole('textbox', { name: /^Access token/ }).fill(values.token);
  }
  await page.getByRole('button', { name: 'Save and check' }).click();
}

test('a real number is connected: each mistake has its plain text, then its mending, up to a message on the phone', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const says = (text: string) => expect(page.getByText(text)).toBeVisible(patience);
  await page.goto(await waypost.mintLink());
  await page.getByRole('link', { name: 'Senders' }).click();
  await page.getByRole('link', { name: 'Connect a number' }).click();
  await page.getByRole('button', { name: 'Connect your own number' }).click();

  await test.step('wrong app secret, expired token, missing permission', async () => {
    await page.getByRole('button', { name: 'Save and check' }).click();
    await says('Enter the app secret.');
    await page.getByRole('textbox', { name: 'App ID' }).fill(shop.appId);
    await enter(page, { secret: 'mistyped', token: 'expired-token' });
    await says(`The app secret does not belong to app ${shop.appId}.`);
    await enter(page, { secret: shop.appSecret });
    await says('The token has expired.');
    await enter(page, { token: 'weak-token' });
    await says('The token lacks the permission whatsapp_business_messaging.');
    await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  });

  await test.step('a token without the account', async () => {
    await enter(page, { token: 'blind-token' });
    await page.getByRole('button', { name: 'Continue' }).click();
    await says('Your token may not use any WhatsApp Business Account.');
    await page.getByRole('textbox', { name: 'Business portfolio ID' }).fill(shop.businessId);
    await page.getByRole('button', { name: 'Look there' }).click();
    await says(`Your token can't see the portfolio ${shop.businessId}.`);
    await page.getByRole('link', { name: 'App and token' }).click();
    await enter(page, { token: 'good-token' });
    await says('The token never expires.');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('radio', { name: /^Shop/ })).toBeChecked(patience);
    await page.getByRole('button', { name: 'Use this account' }).click();
  });

  await test.step('a number that is not registered', async () => {
    await says('+39 06 555 0100 is not registered with the Cloud API.');
    await page.getByRole('textbox', { name: 'PIN' }).fill('000000');
    await page.getByRole('button', { name: 'Register this number' }).click();
    await says("This is not the number's PIN.");
    await page.getByRole('textbox', { name: 'PIN' }).fill(shop.pin);
    await page.getByRole('button', { name: 'Register this number' }).click();
    await page.getByRole('textbox', { name: 'Name in Waypost' }).fill('Shop Italy');
    await page.getByRole('button', { name: 'Use this number' }).click();
  });

  await test.step('an app that is not subscribed', async () => {
    await says('The account sends nothing to your app: the app is not subscribed to it.');
    await page.getByRole('button', { name: 'Set webhooks up at Meta' }).click();
    await says('Meta called this address and got the right answer.');
    await page.getByRole('button', { name: 'Continue' }).click();
  });

  await test.step('nothing is sent before the rules are confirmed', async () => {
    await page.getByRole('button', { name: 'Confirm for Shop Italy' }).click();
    await says('Confirm each of them.');
    const rules = [
      'What we send',
      'Everybody we write to',
      'Outside the 24 hours',
      'Whoever asks us',
    ];
    for (const rule of rules) await page.getByText(rule).click();
    await page.getByRole('button', { name: 'Confirm for Shop Italy' }).click();
  });

  await test.step('a test message, and its status', async () => {
    await page.getByRole('textbox', { name: 'Your phone number' }).fill('+39 347 123 4567');
    await page.getByRole('button', { name: 'Send the test' }).click();
    const delivered = page.getByRole('listitem').filter({ hasText: 'Delivered to your phone' });
    await expect(delivered.getByRole('img', { name: 'done' })).toBeVisible(patience);
    await page.getByRole('button', { name: 'Finish', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Shop Italy' })).toBeVisible(patience);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  });

  await test.step('an app secret changed at Meta', async () => {
    await meta.tell('management/set-app', {
      appId: shop.appId,
      appSecret: 'another-secret',
      callbackUrl: `${waypost.url}${webhookPath(page)}`,
    });
    await meta.tell(`handsets/393471234567/reply`, {
      text: 'Hello?',
      phoneNumberId: shop.phoneNumberId,
    });
    await expect(page.getByText(/another app secret had signed/)).toBeVisible(patience);
    await page.getByRole('button', { name: 'Check now' }).click();
    await says(`The app secret does not belong to app ${shop.appId}.`);
  });
});

/** The path of the sender whose page is open. */
function webhookPath(page: Page): string {
  return `/webhooks/whatsapp/${new URL(page.url()).pathname.split('/').at(-1)}`;
}
