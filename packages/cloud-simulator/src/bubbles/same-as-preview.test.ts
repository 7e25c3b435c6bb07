import {
  compileResponse,
  personalisationData,
  renderTemplate,
  responseLanguageContentSchema,
  templateSlots,
  type Bubble,
  type ResponseLanguageContent,
  type Template,
  type TemplateSlot,
} from '@waypost/whatsapp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defaultTemplates } from '../templates/default-templates.ts';
import { templatesOfEveryKind } from '../templates/templates-of-every-kind.ts';
import { idOf, postSend } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';

/*
 * The phone draws what it received by its own code. For every kind that must be what the author saw
 * before; only who wrote which words is unknown to a phone.
 */

const person = '+39 347 123 4567';
const link = 'https://shop.example/files/a.png';
const data = personalisationData({
  profile: { firstName: 'Zoë' },
  event: {},
  journey: { name: 'Test' },
});
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator({ statuses: 'none' });
  await running.simulator.putTemplates({
    wabaId: '102290129340398',
    templates: templatesOfEveryKind,
  });
});
afterAll(() => running.close());

/** A bubble without the origin of its words. */
function plain(bubble: Bubble): unknown {
  return JSON.parse(
    JSON.stringify(bubble, (name, value: unknown) =>
      (name === 'runs' || name === 'body') && Array.isArray(value)
        ? value.map((run: { text?: string }) => run.text).join('')
        : value,
    ),
  );
}

async function onPhone(message: object): Promise<Bubble> {
  const answer = await postSend(running.url, {
    messaging_product: 'whatsapp',
    to: person,
    ...message,
  });
  const id = idOf(answer);
  const { messages } = await running.simulator.control.conversation(person);
  const found = messages.find((each) => each.id === id);
  if (!found) throw new Error('the phone has no such message');
  return found.bubble;
}

const framed = {
  header: { kind: 'text', text: 'For {{ profile.first_name }}' },
  body: 'Hello {{ profile.first_name }}',
  footer: 'Fjord & Field',
};
const responses: object[] = [
  { kind: 'text', body: 'Hello *{{ profile.first_name }}*' },
  { kind: 'image', medium: link, caption: 'For {{ profile.first_name }}' },
  { kind: 'video', medium: link },
  { kind: 'audio', medium: link, voice: true },
  { kind: 'document', medium: link, caption: 'Read me', filename: 'size.pdf' },
  { kind: 'sticker', medium: link },
  { kind: 'location', latitude: '45.4642', longitude: '9.19', name: 'Duomo', address: 'Milano' },
  {
    kind: 'contacts',
    contacts: [
      {
        firstName: 'Ada',
        lastName: 'Rossi',
        phone: '+39 02 1234 5678',
        email: 'ada@shop.example',
        organisation: 'Shop',
        website: 'https://shop.example',
      },
    ],
  },
  { kind: 'buttons', ...framed, buttons: ['Yes', 'No'] },
  { kind: 'buttons', ...framed, header: { kind: 'image', medium: link }, buttons: ['Yes'] },
  {
    kind: 'list',
    ...framed,
    button: 'Choose',
    sections: [
      { title: 'A', rows: [{ title: 'One', description: 'First' }, { title: 'Two' }] },
      { title: 'B', rows: [{ title: 'Three' }] },
    ],
  },
  { kind: 'link', ...framed, button: 'Open', url: 'https://shop.example/sale' },
  { kind: 'flow', ...framed, flowId: '1155112233445501', button: 'Book', screen: 'APPOINTMENT' },
  { kind: 'product', body: 'This one', footer: 'Fjord', catalogId: '1', retailerId: 'mug' },
  {
    kind: 'products',
    ...framed,
    catalogId: '1',
    sections: [
      { title: 'Warm', retailerIds: ['socks', 'jacket'] },
      { title: 'Dry', retailerIds: ['bottle'] },
    ],
  },
  { kind: 'catalog', body: 'All', footer: 'Fjord', thumbnailRetailerId: 'mug' },
  { kind: 'catalog', body: 'All' },
  { kind: 'locationRequest', body: 'Where are you?' },
  {
    kind: 'carousel',
    body: 'Our favourites',
    cards: [0, 1].map((place) => ({
      header: { kind: 'image', medium: link },
      body: `Card ${place}`,
      button: 'Look',
      url: 'https://shop.example/look',
    })),
  },
];

function readResponse(content: object): ResponseLanguageContent {
  return responseLanguageContentSchema.parse(content);
}

describe('a response on the phone is what the preview showed', () => {
  test.each(responses.map((content) => [readResponse(content).kind, content] as const))(
    '%s',
    async (_kind, content) => {
      const { bubble, payload, problems, missing } = compileResponse(readResponse(content))(data);
      expect([...problems, ...missing]).toEqual([]);
      expect(plain(await onPhone(payload))).toEqual(plain(bubble));
    },
  );

  test('emojiReaction', async () => {
    const { id } = await running.simulator.control.reply(person, { text: 'Thank you' });
    const { bubble, payload } = compileResponse(
      readResponse({ kind: 'emojiReaction', emoji: '👍' }),
    )(data);
    if (payload.type !== 'reaction') throw new Error('no reaction');
    const { type, reaction } = payload;
    const drawn = await onPhone({ type, reaction: { ...reaction, message_id: id } });
    expect(plain(drawn)).toEqual(plain(bubble));
  });
});

/** A value that suits a slot. */
function valueFor(slot: TemplateSlot): string {
  const values: Record<TemplateSlot['kind'], string> = {
    text: '{{ profile.first_name }}',
    image: link,
    video: link,
    document: link,
    coordinate: '45.5',
    url_suffix: 'sale',
    coupon_code: 'SAVE10',
    authentication_code: '123456',
    instant: '2030-01-01T10:00:00Z',
    flow_token: 'token-1',
    flow_data: 'name: {{ profile.first_name }}',
    product: 'camp-mug',
    catalog: '194836987003835',
    products: 'Warm: wool-socks, camp-mug\nDry: trail-bottle',
  };
  return values[slot.kind];
}

describe('a template on the phone is what the preview showed', () => {
  const all: Template[] = [...defaultTemplates, ...templatesOfEveryKind].filter(
    ({ status }) => status === 'APPROVED',
  );
  test.each(all.map((template) => [`${template.name} ${template.language}`, template] as const))(
    '%s',
    async (_name, template) => {
      const values = Object.fromEntries(
        templateSlots(template).map((slot) => [slot.key, { value: valueFor(slot), fallback: '' }]),
      );
      const { bubble, payload, problems, missing } = renderTemplate({ template, values, data });
      expect([...problems, ...missing]).toEqual([]);
      const drawn = await onPhone({ type: 'template', template: payload });
      expect(plain(drawn)).toEqual(plain(bubble));
    },
  );
});
