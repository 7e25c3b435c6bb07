import { readFileSync } from 'node:fs';

import { apiClient } from '../system/waypost.ts';
import { expect, test } from './signed-in.ts';

test('journeys are put into folders, tagged, found by what they say, archived, exported and imported', async ({
  studio,
  waypost,
}) => {
  test.setTimeout(240_000);
  const api = apiClient(waypost.url, waypost.apiKey);
  const add = (name: string, text: string) =>
    api.journeys.create({
      name,
      draft: {
        format: 1,
        settings: {},
        activities: [
          { id: 'in', type: 'entryAudience', position: { x: 0, y: 0 } },
          {
            id: 'note',
            type: 'handOver',
            name: 'Ask a colleague',
            position: { x: 0, y: 150 },
            note: text,
          },
        ],
        connections: [{ id: 'c', from: { activity: 'in', port: 'next' }, to: 'note' }],
      },
    });
  await Promise.all([
    add('Library one', 'Somebody asks for zucchini'),
    add('Library two', 'Somebody asks for pumpkins'),
    add('Library three', 'Nobody asks'),
  ]);
  const folders = studio.getByRole('navigation', { name: 'Folders' });
  const folder = (name: string) => folders.getByRole('listitem').filter({ hasText: name });
  const row = (name: string) =>
    studio.getByRole('row').filter({ has: studio.getByRole('link', { name, exact: true }) });
  const search = studio.getByRole('searchbox', { name: 'Search names, tags, texts' });
  const dialog = studio.getByRole('dialog');
  const mark = (name: string) =>
    studio.getByRole('checkbox', { name: `Select ${name}` }).click({ force: true });

  await studio.getByRole('link', { name: 'Journeys', exact: true }).click();

  await test.step('a search finds what is written inside, and leads there', async () => {
    await search.fill('ZUCCHINI');
    await expect(row('Library two')).toHaveCount(0);
    await expect(row('Library one')).toContainText(
      'Ask a colleague, note: Somebody asks for zucchini',
    );
    await expect(row('Library one').locator('mark')).toHaveText('zucchini');
    await search.fill('library');
    await expect(row('Library two')).toBeVisible();
  });

  await test.step('a folder is made, filled by menu and by drag, and kept in the address', async () => {
    await folders.getByRole('button', { name: 'New folder' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Vegetables');
    await dialog.getByRole('button', { name: 'Create folder' }).click();
    await expect(folder('Vegetables')).toContainText('0');

    await row('Library one').getByRole('button', { name: 'Actions for Library one' }).click();
    await studio.getByRole('menuitem', { name: 'Move to a folder' }).click();
    await dialog.getByRole('button', { name: /Folder/ }).click();
    await studio.getByRole('option', { name: 'Vegetables' }).click();
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(folder('Vegetables')).toContainText('1');

    await row('Library two').dragTo(folder('Vegetables'));
    await expect(folder('Vegetables')).toContainText('2');
    await folder('Vegetables').getByRole('link').click();
    await expect(row('Library three')).toHaveCount(0);
    await studio.reload();
    await expect(row('Library two')).toBeVisible();
    await expect(row('Library three')).toHaveCount(0);
    await expect(search).toHaveValue('library');
  });

  await test.step('several are tagged at once, one tag is added in the editor, and tags narrow down', async () => {
    await mark('Library one');
    await mark('Library two');
    const bar = studio.getByRole('toolbar', { name: 'Actions for the selected journeys' });
    await expect(bar).toContainText('2 selected');
    await bar.getByRole('button', { name: 'Tags' }).click();
    await dialog.getByRole('combobox', { name: 'Tags' }).fill('harvest');
    await studio.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Save tags' }).click();
    await expect(row('Library one')).toContainText('harvest');

    await row('Library one').getByRole('link', { name: 'Library one', exact: true }).click();
    await studio.getByRole('combobox', { name: 'Tags' }).fill('green');
    await studio.keyboard.press('Enter');
    await expect(studio.getByRole('row', { name: 'green' })).toBeVisible();
    await studio.goBack();
    await row('Library one')
      .getByRole('button', { name: 'Show journeys with the tag green' })
      .click();
    await expect(row('Library two')).toHaveCount(0);
    await expect(row('Library one')).toBeVisible();
    await studio.getByRole('button', { name: 'Stop filtering by green' }).click();
    await expect(row('Library two')).toBeVisible();
  });

  await test.step('a folder is deleted, its journeys stay; what is archived is told as such', async () => {
    await folder('Vegetables')
      .getByRole('button', { name: 'Actions for the folder Vegetables' })
      .click();
    await studio.getByRole('menuitem', { name: 'Delete folder' }).click();
    await studio.getByRole('alertdialog').getByRole('button', { name: 'Delete folder' }).click();
    await expect(folder('Vegetables')).toHaveCount(0);
    await expect(row('Library three')).toBeVisible();

    await mark('Library one');
    await mark('Library two');
    await mark('Library three');
    await studio.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(studio.getByText('3 journeys are in the archive.')).toBeVisible();
    await expect(row('Library three')).toHaveCount(0);
    await studio.getByRole('button', { name: /Status/ }).click();
    await studio.getByRole('option', { name: 'Archived' }).click();
    await expect(row('Library three')).toContainText('Archived');
    await row('Library three').getByRole('button', { name: 'Actions for Library three' }).click();
    await studio.getByRole('menuitem', { name: 'Take out of the archive' }).click();
    await expect(row('Library three')).toHaveCount(0);
  });

  await test.step('where WhatsApp may be the wrong way it is said at the message, until somebody has read it', async () => {
    const [sender] = (await api.senders.list()).items;
    const { id } = await api.journeys.create({
      name: 'Library question',
      draft: {
        format: 1,
        settings: {},
        activities: [
          { id: 'in', type: 'entryAudience', position: { x: 0, y: 0 } },
          {
            id: 'ask',
            type: 'whatsapp',
            position: { x: 0, y: 150 },
            senderId: sender?.id ?? null,
            content: {
              response: {
                defaultLanguage: 'en',
                byLanguage: { en: { kind: 'text', body: 'Did you like it?' } },
              },
            },
          },
        ],
        connections: [{ id: 'c', from: { activity: 'in', port: 'next' }, to: 'ask' }],
      },
    });
    await studio.goto(new URL(`/journeys/${id}?activity=ask`, studio.url()).href);
    const pane = studio.getByRole('complementary', { name: 'Settings' });
    await expect(pane).toContainText('This message invites an answer, but nothing waits for one');
    await studio.getByRole('button', { name: '0 problems' }).click();
    const told = studio.getByRole('list', { name: 'Is WhatsApp the right way?' });
    await expect(told.getByRole('listitem')).toHaveCount(1);
    await told.getByRole('button', { name: 'Don’t say this again about this journey' }).click();
    await expect(told).toHaveCount(0);
    await expect(pane).not.toContainText('This message invites an answer');
    await expect
      .poll(async () => (await api.journeys.get({ id })).dismissedAdvice)
      .toEqual(['replies_unanswered']);
    await studio.goto(new URL('/journeys?q=library&status=archived', studio.url()).href);
  });

  await test.step('several are exported as one archive, one as a file that can be imported again', async () => {
    await mark('Library one');
    await mark('Library two');
    const packed = studio.waitForEvent('download');
    await studio.getByRole('button', { name: 'Export', exact: true }).click();
    const archive = await packed;
    expect(archive.suggestedFilename()).toBe('journeys.zip');
    const names = readFileSync(await archive.path()).toString('latin1');
    expect(names).toContain('library-one.journey.json');
    expect(names).toContain('library-two.journey.json');

    await row('Library two').getByRole('button', { name: 'Actions for Library two' }).click();
    const saved = studio.waitForEvent('download');
    await studio.getByRole('menuitem', { name: 'Export' }).click();
    const file = readFileSync(await (await saved).path());
    await studio.goto(new URL('/journeys/import', studio.url()).href);
    const choose = studio.locator('input[type=file]');
    await choose.setInputFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from('no journey'),
    });
    await expect(studio.getByText('This file can’t be read.')).toBeVisible();
    await choose.setInputFiles({
      name: 'two.journey.json',
      mimeType: 'application/json',
      buffer: file,
    });
    await studio.getByRole('textbox', { name: 'Name' }).fill('Library again');
    await studio.getByRole('button', { name: 'Create this journey' }).click();
    await expect(studio.getByRole('textbox', { name: 'Journey name' })).toHaveValue(
      'Library again',
    );
    await expect(studio.getByTestId('activity-note')).toContainText('Ask a colleague');
  });
});
