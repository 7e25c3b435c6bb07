import type { Page } from '@playwright/test';

import { apiClient, until, type Api } from '../system/waypost.ts';
import { bubblePicture, expectSame } from './pages/bubble-picture.ts';
import { MessagePane } from './pages/message-pane.ts';
import { expect, test } from './signed-in.ts';

/** One kind of response: how an author writes it, and words of it that the preview shows. */
interface Kind {
  name: string;
  write: (pane: MessagePane) => Promise<void>;
  /** Absent for what has no words. */
  shows?: string;
}

const picture = 'https://shop.example/boots.jpg';
const choices = { Text: 'When shall we bring it?' };

const kinds: Kind[] = [
  {
    name: 'Text',
    write: (pane) => pane.write({ Text: 'Good news: *your parcel* is here.' }),
    shows: 'is here.',
  },
  {
    name: 'Image',
    write: async (pane) => {
      await pane.upload('boots.png', await drawnPicture(pane.page));
      await pane.write({ Caption: 'The boots you liked' });
    },
    shows: 'The boots you liked',
  },
  {
    name: 'Document',
    write: (pane) =>
      pane.write({
        Document: 'https://shop.example/invoice.pdf',
        'File name': 'Invoice 1047.pdf',
        Caption: 'Your invoice',
      }),
    shows: 'Your invoice',
  },
  {
    name: 'Reply buttons',
    write: async (pane) => {
      await pane.choose('Header', 'Text');
      await pane.write({ 'Header text': 'Delivery', ...choices, Footer: 'Fjord & Field' });
      await pane.write({ 'Text of button 1': 'Tomorrow' });
      await pane.press('Add button');
      await pane.write({ 'Text of button 2': 'On Friday' });
    },
    shows: 'On Friday',
  },
  {
    name: 'List',
    write: async (pane) => {
      await pane.write({ ...choices, 'Button that opens the list': 'Choose a day' });
      await pane.write({ 'Title of row 1': 'Monday', 'Description of row 1': 'From 9 to 12' });
      await pane.press('Add row');
      await pane.write({ 'Title of row 2': 'Tuesday' });
    },
    shows: 'Choose a day',
  },
  {
    name: 'Link button',
    write: (pane) =>
      pane.write({
        Text: 'Follow your parcel.',
        'Button text': 'Track it',
        'Address it opens': 'https://shop.example/track',
      }),
    shows: 'Track it',
  },
  {
    name: 'Flow',
    write: (pane) =>
      pane.write({
        Text: 'Book a fitting.',
        'Flow ID': '1155112233445501',
        'Button that opens the Flow': 'Book now',
      }),
    shows: 'Book now',
  },
];

const slowKinds: Kind[] = [
  {
    name: 'Video',
    write: (pane) =>
      pane.write({ Video: 'https://shop.example/boots.mp4', Caption: 'How they are made' }),
    shows: 'How they are made',
  },
  {
    name: 'Audio',
    write: (pane) => pane.write({ 'Audio file': 'https://shop.example/hello.mp3' }),
  },
  {
    name: 'Sticker',
    write: (pane) => pane.write({ 'Sticker (WebP)': 'https://shop.example/hello.webp' }),
  },
  {
    name: 'Location',
    write: (pane) =>
      pane.write({
        Latitude: '45.4642',
        Longitude: '9.19',
        'Name of the place': 'Our shop',
        Address: 'Via Roma 1, Milano',
      }),
    shows: 'Via Roma 1, Milano',
  },
  {
    name: 'Location request',
    write: (pane) => pane.write({ Text: 'Where shall we bring it to?' }),
    shows: 'Where shall we bring it to?',
  },
  {
    name: 'Contacts',
    write: (pane) =>
      pane.write({ 'First name': 'Ada', 'Last name': 'Berg', 'Phone number': '+39 06 1234567' }),
    shows: 'Ada Berg',
  },
  {
    name: 'Product',
    write: (pane) =>
      pane.write({
        'Catalogue ID': '194836987003835',
        'Product ID': 'rain-jacket',
        Text: 'Back in stock.',
      }),
    shows: 'Back in stock.',
  },
  {
    name: 'Products',
    write: async (pane) => {
      await pane.choose('Header', 'Text');
      await pane.write({
        'Header text': 'For the rain',
        Text: 'Three that keep you dry.',
        'Catalogue ID': '194836987003835',
        'Title of section 1': 'Jackets',
        'ID of product 1': 'rain-jacket',
      });
    },
    shows: 'Three that keep you dry.',
  },
  {
    name: 'Catalogue',
    write: (pane) => pane.write({ Text: 'See everything we have.' }),
    shows: 'See everything we have.',
  },
  {
    name: 'Carousel',
    write: async (pane) => {
      await pane.write({ Text: 'Which one is yours?' });
      for (const card of ['Card 1', 'Card 2']) {
        await pane.write(
          {
            Image: picture,
            'Text of the card': `${card}: warm and dry`,
            'Button text': 'Look',
            'Address it opens': 'https://shop.example/boots',
          },
          card,
        );
      }
    },
    shows: 'Card 1: warm and dry',
  },
];

const isWhole = process.env['WAYPOST_TEST_FULL'] === '1';

test('responses are written, previewed and sent, and the phone shows the very same', async ({
  studio,
  waypost,
  context,
}) => {
  test.setTimeout(isWhole ? 900_000 : 480_000);
  const api = apiClient(waypost.url, waypost.apiKey);
  const person = await openWindow(api);
  const phonePage = await context.newPage();
  await phonePage.goto(`${waypost.url}/handsets/${person.number}`);
  const handset = phonePage.getByRole('region', { name: `Phone of ${person.name}` });
  const pane = await openMessage(studio, waypost.url, api, person.name);

  const bubbles = handset.locator('[data-bubble]');
  const sendAndCompare = async (name: string): Promise<void> => {
    const before = await bubbles.count();
    const previewed = await bubblePicture(pane.preview);
    await pane.sendTest(person.name);
    await expect(bubbles).toHaveCount(before + 1, { timeout: 30_000 });
    await expectSame(previewed, await bubblePicture(handset), name);
  };

  for (const { name, write, shows } of isWhole ? [...kinds, ...slowKinds] : kinds) {
    await test.step(name, async () => {
      await pane.chooseKind(name);
      await write(pane);
      if (shows !== undefined) await expect(pane.preview.getByText(shows)).toBeVisible();
      await sendAndCompare(name);
    });
  }

  await test.step('Emoji reaction', async () => {
    await pane.chooseKind('Emoji reaction');
    await pane.write({ Emoji: '🙏' });
    await expect(pane.preview.getByText('🙏')).toBeVisible();
    await pane.sendTest(person.name);
    await expect(handset.getByText('🙏')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('Template', async () => {
    await pane.chooseContent('Template message');
    await pane.chooseTemplate('subscription_confirmation');
    await pane.write({ 'Variable {{first_name}}': 'Olivia', 'Variable {{plan}}': 'Wool club' });
    await expect(pane.preview.getByText('Wool club')).toBeVisible();
    await sendAndCompare('Template');
  });

  await test.step('response or template, by the window', async () => {
    await pane.chooseContent('Response while the window is open');
    await expect(pane.preview.getByText('🙏')).toBeVisible();
    await studio.getByRole('radio', { name: 'Window closed' }).last().click({ force: true });
    await expect(pane.preview.getByText('Wool club')).toBeVisible();
  });
});

/** A picture of 240 × 160 px, as a file. */
async function drawnPicture(page: Page): Promise<Buffer> {
  const encoded = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 240;
    canvas.height = 160;
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('no canvas');
    brush.fillStyle = '#8a5a33';
    brush.fillRect(20, 30, 200, 100);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
}

/** A demo person who wrote to the sender a moment ago, so that responses may go to them. */
async function openWindow(api: Api): Promise<{ name: string; number: string }> {
  const sender = (await api.senders.list({})).items[0];
  const profile = (await api.profiles.list({ search: 'demo-001' })).items[0];
  if (!sender || !profile?.phone) throw new Error('the demo workspace is incomplete');
  const values = {
    'body.first_name': { value: 'Olivia', fallback: '' },
    'body.plan': { value: 'Wool club', fallback: '' },
  };
  const target = { senderId: sender.id, profileId: profile.id };
  await api.messageTests.send({
    ...target,
    content: {
      template: {
        name: 'subscription_confirmation',
        defaultLanguage: 'en',
        byLanguage: { en: { values } },
      },
    },
  });
  const number = profile.phone;
  await until(
    () => api.handsets.list({ search: profile.firstName ?? '' }),
    ({ items }) => items.some((handset) => `+${handset.number}` === number),
    30,
    'the first message on the phone',
  );
  await api.handsets.reply({ number, phoneNumberId: sender.phoneNumberId, text: 'Hello?' });
  await until(
    () =>
      api.messageTests.forecast({
        senderId: sender.id,
        content: {},
        profileIds: [profile.id],
      }),
    ({ people }) => people[0]?.isWindowOpen === true,
    30,
    'the open window',
  );
  return {
    name: [profile.firstName, profile.lastName].join(' '),
    number: number.replace('+', ''),
  };
}

/** A journey with one message, open in the editor, with the person on the preview's phone. */
async function openMessage(page: Page, url: string, api: Api, name: string): Promise<MessagePane> {
  const sender = (await api.senders.list({})).items[0];
  const { id } = await api.journeys.create({ name: 'Every kind of message' });
  await api.journeys.saveDraft({
    id,
    draft: {
      format: 1,
      settings: {},
      activities: [
        { type: 'entryEvent', id: 'entry', position: { x: 0, y: 0 }, eventName: 'asked' },
        {
          type: 'whatsapp',
          id: 'message',
          position: { x: 0, y: 140 },
          senderId: sender?.id ?? null,
        },
      ],
      connections: [{ id: 'line', from: { activity: 'entry', port: 'next' }, to: 'message' }],
    },
  });
  await page.goto(`${url}/journeys/${id}?activity=message`);
  const person = page.getByRole('combobox', { name: 'Preview for' });
  await person.fill(name);
  await page.getByRole('option', { name }).first().click();
  const pane = new MessagePane(page);
  await pane.chooseContent('Response message');
  return pane;
}
