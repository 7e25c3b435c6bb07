import { chooseFrom } from '../pages/combo-box.ts';
import { fillAudience } from '../pages/audience.ts';
import { openDraft } from '../pages/drafted.ts';
import { expect, test } from '../signed-in.ts';

test('people enter when they come into an audience', async ({ studio, waypost }) => {
  await studio.getByRole('link', { name: 'Audiences' }).click();
  await studio.getByRole('button', { name: 'Create audience' }).first().click();
  await fillAudience(studio, { name: 'Verona', field: 'External id', value: 'newcomer-1' });
  const editor = await openDraft(studio, waypost, 'Welcome', [{ id: 'done', type: 'end' }], []);
  const { canvas, pane } = editor;
  await canvas.drop('Audience change', { x: 300, y: 300 });
  const entry = canvas.activity(/^Audience change/);
  await expect(pane.getByText('Choose the audience that people come into or leave.')).toBeVisible();
  await chooseFrom(pane.getByRole('combobox', { name: 'Audience' }), 'Verona');
  await expect(canvas.activity('Audience change, Verona')).toBeVisible();
  await canvas.connect(entry, '', canvas.activity(/^End/));

  await editor.saved();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(
    studio.getByText('A person enters when they come into the audience "Verona"'),
  ).toBeVisible();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(entry).toBeVisible();
  const added = await fetch(`${waypost.url}/api/profiles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${waypost.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ profiles: [{ externalId: 'newcomer-1', firstName: 'Nina' }] }),
  });
  expect(added.ok).toBe(true);
  await expect(canvas.activity(/^End/).getByRole('link', { name: /1 person came to/ })).toBeVisible(
    { timeout: 20_000 },
  );
});
