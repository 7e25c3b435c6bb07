import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { demoCatalogue } from '../catalogues/catalogue-shelf.ts';
import { defaultFlows } from '../flows/default-flows.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { templateKinds } from '../testing/template-kinds.ts';
import { samplePicture, uploadSample } from '../testing/upload-sample.ts';

/**
 * The simulator through the eyes of a Cloud API client that shares nothing with Waypost: what it sends
 * is taken as Meta takes it, and what it gets it can read.
 */
const businessAccountId = '102290129340398';
const phoneNumberId = '106540352242922';
const to = '+393471234567';
const base = { phoneNumberId, to };
const picture = samplePicture();
const link = 'https://shop.example/a.jpg';
const catalogId = demoCatalogue.id;
const [first, second] = demoCatalogue.products.map((product) => product.retailerId);
if (first === undefined || second === undefined) throw new Error('the catalogue is empty');
const flowId = defaultFlows[0]?.id ?? '';
let running: RunningSimulator;
let client: WhatsAppClient;
/** Id of a message that the person wrote, so that the window is open and there is something to answer. */
let received = '';

beforeAll(async () => {
  running = await startSimulator();
  client = new WhatsAppClient({
    accessToken: 'a-token',
    baseUrl: running.url,
    graphVersion: 'v25.0',
  });
  const { id } = await running.simulator.control.reply(to, { text: 'Hello', phoneNumberId });
  received = id;
});
afterAll(() => running.close());

const card = (cardIndex: number) => ({
  cardIndex,
  header: { type: 'image' as const, image: { link } },
  bodyText: 'A lamp for the desk',
  action: { displayText: 'Shop', url: 'https://shop.example/lamp' },
});

/** One send of each kind that the client knows. */
const kinds: Record<string, (client: WhatsAppClient) => Promise<{ messages: { id: string }[] }>> = {
  text: ({ messages }) => messages.sendText({ ...base, body: 'Hi there', previewUrl: true }),
  image: ({ messages }) => messages.sendImage({ ...base, image: { link, caption: 'A lamp' } }),
  video: ({ messages }) =>
    messages.sendVideo({ ...base, video: { link: 'https://shop.example/a.mp4' } }),
  audio: ({ messages }) =>
    messages.sendAudio({ ...base, audio: { link: 'https://shop.example/a.mp3' } }),
  document: ({ messages }) =>
    messages.sendDocument({
      ...base,
      document: { link: 'https://shop.example/a.pdf', filename: 'Invoice.pdf' },
    }),
  sticker: ({ messages }) =>
    messages.sendSticker({ ...base, sticker: { link: 'https://shop.example/a.webp' } }),
  location: ({ messages }) =>
    messages.sendLocation({
      ...base,
      location: { latitude: 45.46, longitude: 9.19, name: 'Shop', address: 'Via Roma 1' },
    }),
  contacts: ({ messages }) =>
    messages.sendContacts({
      ...base,
      contacts: [
        {
          name: { formattedName: 'Zoë Marin', firstName: 'Zoë' },
          phones: [{ phone: '+390255501234', type: 'WORK' }],
        },
      ],
    }),
  reaction: ({ messages }) =>
    messages.sendReaction({ ...base, reaction: { messageId: received, emoji: '👍' } }),
  template: ({ messages }) =>
    messages.sendTemplate({
      ...base,
      template: {
        name: 'order_update',
        language: { code: 'en' },
        components: [
          {
            type: 'header',
            parameters: [{ type: 'text', parameterName: 'order_id', text: 'A-1' }],
          },
          {
            type: 'body',
            parameters: [
              { type: 'text', parameterName: 'first_name', text: 'Zoë' },
              { type: 'text', parameterName: 'delivery_day', text: 'Friday' },
            ],
          },
          {
            type: 'button',
            subType: 'url',
            index: 0,
            parameters: [{ type: 'text', text: 'A-1' }],
          },
        ],
      },
    }),
  'reply buttons': ({ messages }) =>
    messages.sendInteractiveButtons({
      ...base,
      bodyText: 'Does Friday suit you?',
      header: { type: 'image', image: { link } },
      footerText: 'Fjord & Field',
      buttons: [
        { id: 'yes', title: 'Yes' },
        { id: 'no', title: 'No' },
      ],
    }),
  list: ({ messages }) =>
    messages.sendInteractiveList({
      ...base,
      bodyText: 'Which day?',
      buttonText: 'Days',
      sections: [{ title: 'Next week', rows: [{ id: 'mon', title: 'Monday' }] }],
    }),
  link: ({ messages }) =>
    messages.sendInteractiveCtaUrl({
      ...base,
      bodyText: 'Have a look',
      parameters: { displayText: 'Open', url: 'https://shop.example' },
    }),
  flow: ({ messages }) =>
    messages.sendInteractiveFlow({
      ...base,
      bodyText: 'Book a visit',
      parameters: { flowId, flowCta: 'Book', flowToken: 'token' },
    }),
  product: ({ messages }) =>
    messages.sendInteractiveProduct({
      ...base,
      bodyText: 'This one',
      catalogId,
      productRetailerId: first,
    }),
  products: ({ messages }) =>
    messages.sendInteractiveProductList({
      ...base,
      bodyText: 'These two',
      header: { type: 'text', text: 'For you' },
      catalogId,
      sections: [
        {
          title: 'Outdoors',
          productItems: [{ productRetailerId: first }, { productRetailerId: second }],
        },
      ],
    }),
  catalogue: ({ messages }) =>
    messages.sendInteractiveCatalogMessage({
      ...base,
      bodyText: 'All we have',
      parameters: { thumbnailProductRetailerId: first },
    }),
  'location request': ({ messages }) =>
    messages.sendInteractiveLocationRequest({
      ...base,
      bodyText: 'Where are you?',
      parameters: { requestMessage: 'Where are you?' },
    }),
  carousel: ({ messages }) =>
    messages.sendInteractiveCarousel({
      ...base,
      bodyText: 'Two lamps',
      cards: [card(0), card(1)],
    }),
  'quoted reply': ({ messages }) =>
    messages.sendText({ ...base, contextMessageId: received, body: 'As I said' }),
};

const refused = async (call: Promise<unknown>): Promise<GraphApiError> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof GraphApiError) return error;
  throw new Error('the call was not refused');
};

describe('an independent client', () => {
  test.each(Object.entries(kinds))('sends: %s', async (_kind, send) => {
    expect(await send(client)).toMatchObject({
      messagingProduct: 'whatsapp',
      contacts: [{ input: to, waId: '393471234567' }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    });
  });

  test('sees its messages on the person’s phone', async () => {
    const { control } = running.simulator;
    const { id } = (await client.messages.sendText({ ...base, body: 'Is it there?' }))
      .messages[0] ?? {
      id: '',
    };
    const status = async () =>
      (await control.conversation(to, { all: true })).messages.find((each) => each.id === id)
        ?.status;
    await expect.poll(status, { timeout: 20_000 }).toMatch(/delivered|read/);
    expect(await client.messages.markRead({ phoneNumberId, messageId: received })).toEqual({
      success: true,
    });
  });

  test('uploads a picture, sends it, downloads and deletes it', async () => {
    const { id } = await client.media.upload({
      phoneNumberId,
      type: 'image/png',
      file: new Blob([new Uint8Array(picture)], { type: 'image/png' }),
      fileName: 'cart.png',
    });
    const sent = await client.messages.sendImage({ ...base, image: { id } });
    expect(sent.messages).toHaveLength(1);
    expect(await client.media.get({ mediaId: id })).toMatchObject({
      id,
      mimeType: 'image/png',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const bytes = await client.media.download({ mediaId: id, auth: 'always', as: 'arrayBuffer' });
    expect(bytes).toBeInstanceOf(ArrayBuffer);
    expect(await client.media.delete({ mediaId: id })).toEqual({ success: true });
  });

  test('creates, lists and deletes a template', async () => {
    await running.simulator.control.management.setReview({ delayMs: 0 });
    const created = await client.templates.create({
      businessAccountId,
      name: 'made_elsewhere',
      language: 'en_US',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Your table is booked for tonight.' }],
    });
    expect(created).toMatchObject({ id: expect.any(String), category: 'UTILITY' });
    const list = async () =>
      (await client.templates.list({ businessAccountId, name: 'made_elsewhere' })).data;
    await expect
      .poll(list, { timeout: 20_000 })
      .toMatchObject([{ name: 'made_elsewhere', language: 'en_US', status: 'APPROVED' }]);
    expect(
      await client.templates.delete({ businessAccountId, name: 'made_elsewhere' }),
    ).toMatchObject({ success: true });
    expect(await list()).toEqual([]);
  });

  test('makes a template of every kind and sends it with all its parameters', async () => {
    const handle = await uploadSample(running.url);
    for (const { definition, parameters } of templateKinds(handle, flowId)) {
      const { name, language, category, parameter_format, components } = definition;
      await client.templates.create({
        businessAccountId,
        name,
        language,
        category,
        ...(parameter_format === undefined ? {} : { parameterFormat: parameter_format }),
        components,
      });
      const status = async () =>
        (await client.templates.list({ businessAccountId, name })).data[0]?.status;
      await expect.poll(status, { timeout: 20_000 }).toBe('APPROVED');
      const sent = await client.messages.sendTemplate({
        ...base,
        template: { name, language: { code: language }, components: parameters },
      });
      expect(sent.messages, name).toMatchObject([{ messageStatus: 'accepted' }]);
    }
  });

  test('reads profile and settings of a number', async () => {
    const { businessProfile, settings } = client.phoneNumbers;
    await businessProfile.update({ phoneNumberId, about: 'Lamps' });
    expect(await businessProfile.get({ phoneNumberId, fields: 'about' })).toMatchObject({
      data: [{ about: 'Lamps' }],
    });
    expect(await settings.get({ phoneNumberId })).toBeTypeOf('object');
  });

  test('understands what is refused', async () => {
    const absent = await refused(
      client.messages.sendTemplate({
        ...base,
        template: { name: 'nobody_made_this', language: { code: 'en' } },
      }),
    );
    expect(absent).toMatchObject({ httpStatus: 404, code: 132001, category: 'template' });

    await running.simulator.control.setFaults({ expiredTokens: ['any-token'] });
    const stale = new WhatsAppClient({ accessToken: 'any-token', baseUrl: running.url });
    const expired = await refused(stale.messages.sendText({ ...base, body: 'Hi' }));
    expect(expired).toMatchObject({ httpStatus: 401, code: 190, errorSubcode: 463 });
    expect(expired.requiresTokenRefresh()).toBe(true);

    await running.simulator.control.setFaults({ errors: [{ code: 130429, by: 'http' }] });
    const hasty = await refused(client.messages.sendText({ ...base, body: 'Hi' }));
    expect(hasty.isRateLimit()).toBe(true);
    await running.simulator.control.setFaults({});
  });
});
