import {
  type Bubble,
  renderTemplate,
  runsText,
  type SlotValue,
  type TemplateSlotKind,
  templateSlots,
} from '@waypost/whatsapp';

import { type Api, apiClient, until } from '../system/waypost.ts';
import { TemplateForm } from './pages/template-form.ts';
import { expect, test } from './signed-in.ts';

/** One kind of template: how an author writes it. */
interface Kind {
  name: string;
  category: 'Marketing' | 'Utility' | 'Authentication';
  write: (form: TemplateForm) => Promise<void>;
}

const words = 'Hello {{first_name}}, your order has left our warehouse.';

async function body(form: TemplateForm, text = words): Promise<void> {
  await form.write('Text', text);
  await form.write('Example for {{first_name}}', 'Anna');
}

const kinds: Kind[] = [
  {
    name: 'simple_buttons',
    category: 'Utility',
    write: async (form) => {
      await form.header('Text');
      await form.write('Header text', 'Order {{order_number}}');
      await form.write('Example for {{order_number}}', 'A-17');
      await form.page.getByRole('textbox', { name: /^Text/ }).fill(words);
      await form.write('Example for {{first_name}}', 'Anna');
      await form.write('Footer', 'Reply STOP to leave');
      await form.addButton('Quick reply', { Label: 'Great' });
      await form.addButton('Link', {
        Label: 'Track',
        Link: 'https://shop.example/{{1}}',
        'Example for': 'A-17',
      });
      await form.addButton('Phone call', { Label: 'Call us', 'Phone number': '+390200000000' });
      await form.addButton('Copy offer code', { 'Example code': 'THANKS10' });
    },
  },
  {
    name: 'limited_time_offer',
    category: 'Marketing',
    write: async (form) => {
      await form.layout('Limited-time offer');
      await form.header('Image');
      await form.upload('Image');
      await form.write('Words of the offer', 'Ends soon');
      await body(form, 'Good news {{first_name}}, the beach costs less until the offer ends.');
      await form.addButton('Copy offer code', { 'Example code': 'BEACH25' });
      await form.addButton('Link', {
        Label: 'Shop now',
        Link: 'https://shop.example/{{1}}',
        'Example for': 'beach',
      });
    },
  },
  {
    name: 'carousel',
    category: 'Marketing',
    write: async (form) => {
      await form.layout('Carousel');
      await body(form, 'These arrived this week, {{first_name}}, and we thought of you.');
      const cards = form.box('Cards');
      for (const thing of ['hat', 'bag']) {
        await cards.getByRole('button', { name: 'Add card' }).click();
        await form.upload('Image', cards);
        await form.write('Card text', `The new {{${thing}}} is here for you.`, cards);
        await form.write(`Example for {{${thing}}}`, thing, cards);
        const fields = {
          Label: 'Buy',
          Link: 'https://shop.example/{{1}}',
          'Example for {{1}}': thing,
        };
        // The second card gets its button from the first.
        if (thing === 'hat') await form.addButton('Link', fields, cards);
        else {
          for (const [label, text] of Object.entries(fields)) await form.write(label, text, cards);
        }
      }
    },
  },
  {
    name: 'one_time_code',
    category: 'Authentication',
    write: async (form) => {
      await expect(form.page.getByText('Meta writes the words in the language')).toBeVisible();
    },
  },
];

const media = (['Image', 'Video', 'Document'] as const).map((kind): Kind => ({
  name: `header_${kind.toLowerCase()}`,
  category: 'Utility',
  write: async (form) => {
    await form.header(kind);
    await form.upload(kind);
    await body(form);
  },
}));

const slowKinds: Kind[] = [
  ...media,
  {
    name: 'header_location',
    category: 'Utility',
    write: async (form) => {
      await form.header('Location');
      await body(form);
    },
  },
  {
    name: 'with_flow',
    category: 'Utility',
    write: async (form) => {
      await body(form);
      await form.addButton('Flow', { Label: 'Book', 'Flow ID': '1155112233445501' });
    },
  },
  {
    name: 'with_catalog',
    category: 'Marketing',
    write: async (form) => {
      await body(form);
      await form.addButton('Catalog');
    },
  },
  {
    name: 'with_products',
    category: 'Marketing',
    write: async (form) => {
      await form.header('Text');
      await form.write('Header text', 'For you');
      await form.page.getByRole('textbox', { name: /^Text/ }).fill(words);
      await form.write('Example for {{first_name}}', 'Anna');
      await form.addButton('Several products');
    },
  },
];

const values: Record<TemplateSlotKind, string> = {
  text: 'Olivia',
  image: 'https://shop.example/hat.png',
  video: 'https://shop.example/hat.mp4',
  document: 'https://shop.example/hat.pdf',
  coordinate: '45.46',
  url_suffix: 'hat',
  coupon_code: 'BEACH25',
  authentication_code: '123456',
  instant: '2030-01-31T18:00:00Z',
  flow_token: 'token-1',
  flow_data: 'size: 42',
  product: 'rain-jacket',
  catalog: '194836987003835',
  products: 'For you: rain-jacket, wool-socks',
};

const isWhole = process.env['WAYPOST_TEST_FULL'] === '1';

test('templates are written in the studio, approved, and arrive with all their parameters', async ({
  studio,
  waypost,
}) => {
  test.setTimeout(isWhole ? 900_000 : 300_000);
  const api = apiClient(waypost.url, waypost.apiKey);
  const sender = (await api.senders.list({})).items[0];
  const profile = (await api.profiles.list({ search: 'demo-002' })).items[0];
  if (!sender || !profile?.phone) throw new Error('the demo workspace is incomplete');
  const number = profile.phone;
  const form = new TemplateForm(studio);

  for (const kind of isWhole ? [...kinds, ...slowKinds] : kinds) {
    await test.step(kind.name, async () => {
      await form.start(kind.name, kind.category);
      await kind.write(form);
      const template = await api.templates.get({ id: await form.handIn() });
      expect(template).toMatchObject({ name: kind.name, status: 'APPROVED' });

      const slots: Record<string, SlotValue> = Object.fromEntries(
        templateSlots(template).map((slot) => [
          slot.key,
          { value: values[slot.kind], fallback: '' },
        ]),
      );
      await api.messageTests.send({
        senderId: sender.id,
        profileId: profile.id,
        content: {
          template: {
            name: template.name,
            defaultLanguage: template.language,
            byLanguage: { [template.language]: { values: slots } },
          },
        },
      });
      const { bubble } = renderTemplate({
        template,
        values: slots,
        data: { profile: {}, event: {}, journey: {}, results: {} },
      });
      const wanted = JSON.stringify(shownBy(bubble));
      await until(
        () => shownOn(api, number),
        (shown) => shown.includes(wanted),
        60,
        `${kind.name} on the phone as ${wanted}`,
      );
    });
  }
});

/** What stands on a phone; a phone is there from its first message on. */
async function shownOn(api: Api, number: string): Promise<string[]> {
  const { items } = await api.handsets.list({});
  if (!items.some((handset) => number.endsWith(handset.number))) return [];
  const { messages } = await api.handsets.get({ number, all: 'true' });
  return messages.map(({ bubble }) => JSON.stringify(shownBy(bubble)));
}

/** Everything a person reads, sees and can tap. */
function shownBy({ header, body: text, footer, buttons, cards, offer, products }: Bubble): unknown {
  return {
    header: headOf(header),
    body: runsText(text),
    footer: footer ?? null,
    buttons: buttons.map(({ kind, text: label, url }) => [kind, label, kind === 'url' ? url : '']),
    cards: (cards ?? []).map((card) => [
      headOf(card.header),
      runsText(card.body),
      card.buttons.map(({ kind, text: label, url }) => [kind, label, url ?? '']),
    ]),
    offer: offer === undefined ? null : [offer.text, offer.expiresAt ?? null, offer.code ?? null],
    products: products?.sections.map((one) => one.products.map(({ retailerId }) => retailerId)),
  };
}

function headOf(header: Bubble['header']): unknown {
  return header?.kind === 'text' ? runsText(header.runs) : (header ?? null);
}
