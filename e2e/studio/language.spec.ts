import { Editor } from './pages/editor.ts';
import { expect, test } from './signed-in.ts';

test('the studio in Italian: chosen in the menu, in the editor too, and kept', async ({
  studio,
  waypost,
}) => {
  const editor = await Editor.createJourney(studio, 'Promemoria');
  await editor.canvas.drop('WhatsApp', { x: 300, y: 120 });
  await editor.saved();
  const journey = studio.url();

  await studio.goto(`${waypost.url}/journeys`);
  await studio.getByRole('button', { name: 'Language' }).click();
  await studio.getByRole('menuitem', { name: 'Italiano' }).click();
  const navigation = studio.getByRole('navigation', { name: 'Principale' });
  await expect(navigation.getByRole('link', { name: 'Percorsi' })).toBeVisible();
  await expect(studio.getByRole('heading', { name: 'Percorsi' })).toBeVisible();
  await expect(studio.locator('html')).toHaveAttribute('lang', 'it');

  await studio.goto(journey);
  await studio.reload();
  const canvas = studio.getByRole('application', { name: 'Area di lavoro del percorso' });
  await canvas.getByRole('group', { name: /^WhatsApp/ }).click();
  const pane = studio.getByRole('complementary', { name: 'Impostazioni' });
  await expect(pane.getByRole('heading', { name: 'Azioni: WhatsApp' })).toBeVisible();
  await studio.getByRole('button', { name: /^\d+ problem[ai]$/ }).click();
  await expect(
    studio.getByRole('region', { name: 'Problemi' }).getByText('Scegli un modello da inviare.'),
  ).toBeVisible();
  await expect(studio.locator('html')).toHaveAttribute('lang', 'it');
});

test.describe('a browser that asks for Dutch', () => {
  test.use({ locale: 'nl-NL' });

  test('is answered in Dutch', async ({ studio }) => {
    await expect(studio.locator('html')).toHaveAttribute('lang', 'nl');
    await expect(studio.getByRole('link', { name: 'Doelgroepen' })).toBeVisible();
  });
});
