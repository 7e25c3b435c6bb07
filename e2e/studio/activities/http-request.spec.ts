import { json, startReceiver, type Receiver } from '@waypost/engine/testing';

import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { Editor } from '../pages/editor.ts';
import { expect, test } from '../signed-in.ts';

let receiver: Receiver;

test.beforeAll(async () => {
  receiver = await startReceiver();
  receiver.answer(json({ customer: { points: 340 } }));
});
test.afterAll(() => receiver.close());

test('another system is asked with a secret, and what it answers goes into the profile', async ({
  studio,
}) => {
  await test.step('a secret is stored for one host, and not shown again', async () => {
    await studio.getByRole('link', { name: 'Secrets' }).click();
    await studio.getByRole('button', { name: 'Add secret' }).click();
    const dialog = studio.getByRole('dialog', { name: 'Add secret' });
    await dialog.getByRole('button', { name: 'Add secret' }).click();
    await expect(dialog.getByText('Enter the secret itself.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Loyalty key');
    await dialog.getByRole('textbox', { name: 'Goes to' }).fill(receiver.host);
    await dialog.getByLabel('Secret *', { exact: true }).fill('k-12345');
    await dialog.getByRole('button', { name: 'Add secret' }).click();
    await expect(studio.getByRole('row', { name: /Loyalty key/ })).toContainText(receiver.host);
    await expect(studio.getByText('k-12345')).toHaveCount(0);
  });

  const editor = await Editor.createJourney(studio, 'Points');
  const { canvas, pane } = editor;
  await canvas.drop('Audience', { x: 300, y: 70 });
  await pane.getByRole('button', { name: 'New audience' }).click();
  await fillAudience(studio, { name: 'Olivia', field: 'External id', value: 'demo-001' });
  await canvas.drop('HTTP request', { x: 300, y: 190 });
  const ask = canvas.activity(/^HTTP request/);

  await test.step('a missing address, a wrong one and a body that is no JSON are told at their fields', async () => {
    const url = pane.getByRole('textbox', { name: 'Address' });
    await expect(pane.getByText('Enter the address to call.')).toBeVisible();
    await url.fill('shop.example');
    await expect(pane.getByText(/^Enter a whole address/)).toBeVisible();
    await url.fill(`${receiver.url}/people/`);
    await url.press('End');
    await url.pressSequentially('{{');
    await studio.getByRole('option', { name: 'External id' }).click();
    await pane.getByRole('region', { name: 'Body' }).getByRole('button').first().click();
    await studio.getByRole('option', { name: 'JSON' }).click();
    const body = pane.getByRole('textbox', { name: 'JSON document' });
    await body.fill('{"name": {{ profile.first_name }}}');
    await expect(pane.getByText(/^With sample values filled in this is no JSON/)).toBeVisible();
    await body.fill('{"name": "{{ profile.first_name }}"}');
    await pane.getByRole('button', { name: 'Add header' }).click();
    await pane.getByRole('textbox', { name: 'Name of header 1' }).fill('Authorization');
    const header = pane.getByRole('region', { name: 'Header 1' });
    await header.getByRole('button', { name: 'Secret' }).click();
    await studio.getByRole('option', { name: 'Loyalty key' }).click();
    await header.getByRole('textbox', { name: 'Text before the secret' }).fill('Bearer ');
    await pane.getByRole('button', { name: 'Add answer field' }).click();
    const field = pane.getByRole('region', { name: 'Answer field 1' });
    await field.getByRole('textbox', { name: 'Name' }).fill('points');
    await field.getByRole('textbox', { name: 'Where it stands' }).fill('customer.points');
    await field.getByRole('button', { name: 'Kind' }).click();
    await studio.getByRole('option', { name: 'Number' }).click();
    await expect(pane.getByText(/^With sample values/)).toHaveCount(0);
  });

  await test.step('it can be tried, and shows what came back', async () => {
    await pane.getByRole('button', { name: 'Send one request' }).click();
    const result = pane.getByRole('region', { name: 'Try it' }).getByRole('status');
    await expect(result.getByText('Status 200')).toBeVisible();
    await expect(result.getByText('340', { exact: true })).toBeVisible();
  });

  await canvas.drop('Update profile', { x: 300, y: 330 });
  await pane.getByRole('button', { name: 'Add attribute' }).click();
  await chooseFrom(pane.getByRole('combobox', { name: 'Attribute 1' }), 'points_now', 'Points now');
  const update = canvas.activity(/^Update profile/);
  await canvas.connect(canvas.activity(/^Audience/), '', ask);
  await canvas.connect(ask, 'Answered', update);
  await update.click();
  await pane.getByRole('textbox', { name: 'Value' }).fill('{{');
  await studio.getByRole('option', { name: 'HTTP request › points' }).click();

  await expect(studio.getByRole('button', { name: '0 problems' })).toBeVisible();
  await editor.saved();
  receiver.requests.length = 0;
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(studio.getByText(`${receiver.host} is asked (POST)`)).toBeVisible();
  await studio.getByRole('button', { name: 'Let 1 person in' }).click();
  await update.getByRole('link', { name: '1 person came to Update profile' }).click();
  await studio.getByRole('link', { name: 'Olivia Bennett' }).click();
  await studio.getByRole('link', { name: 'Open profile' }).click();
  await expect(studio.getByText('340', { exact: true })).toBeVisible();
  expect(receiver.requests).toHaveLength(1);
  expect(receiver.requests[0]).toMatchObject({
    method: 'POST',
    url: '/people/demo-001',
    body: '{"name": "Olivia"}',
    headers: { authorization: 'Bearer k-12345' },
  });
});
