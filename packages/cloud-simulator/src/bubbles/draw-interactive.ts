import type { Bubble, BubbleCard, BubbleHeader } from '@waypost/whatsapp';
import { z } from 'zod';

import {
  carouselSchema,
  catalogSchema,
  flowSchema,
  linkButtonSchema,
  listSchema,
  productListSchema,
  productSchema,
  replyButtonsSchema,
} from '../messages/check-interactive.ts';
import { mediumUrl } from './medium-url.ts';
import { plainBubble, plainRuns } from './plain-bubble.ts';

const mediumSchema = z.looseObject({
  id: z.string().optional(),
  link: z.string().optional(),
  filename: z.string().optional(),
});
const interactiveSchema = z.looseObject({
  type: z.string(),
  header: z.looseObject({ type: z.string(), text: z.string().optional() }).optional(),
  body: z.looseObject({ text: z.string() }).optional(),
  footer: z.looseObject({ text: z.string() }).optional(),
});

function drawHeader(header: Record<string, unknown>): Pick<BubbleCard, 'header'> {
  const { type, text } = header;
  if (type === 'text') {
    return { header: { kind: 'text', runs: plainRuns(typeof text === 'string' ? text : '') } };
  }
  if (type !== 'image' && type !== 'video' && type !== 'document') return {};
  const medium = mediumSchema.parse(header[type] ?? {});
  return {
    header: {
      kind: type,
      ...mediumUrl(medium),
      ...(medium.filename === undefined ? {} : { filename: medium.filename }),
    },
  };
}

function productHeader(retailerId: string): BubbleHeader {
  return { kind: 'product', product: { retailerId } };
}

function drawList(content: unknown): Partial<Bubble> {
  const { button, sections } = listSchema.parse(content).action;
  let index = 0;
  return {
    buttons: [{ kind: 'list', text: button, index: 0 }],
    list: {
      sections: sections.map(({ title = '', rows }) => ({
        title,
        rows: rows.map((row) => ({
          index: index++,
          title: row.title,
          ...(row.description ? { description: row.description } : {}),
          payload: row.id,
        })),
      })),
    },
  };
}

function drawCards(content: unknown): Partial<Bubble> {
  const { cards } = carouselSchema.parse(content).action;
  return {
    cards: cards.map((card): BubbleCard => {
      if (card.type === 'product') {
        const header = productHeader(card.action.product_retailer_id);
        return { header, body: [], buttons: [{ kind: 'products', text: '', index: 0 }] };
      }
      const { display_text: text, url } = card.action.parameters;
      return {
        ...drawHeader(card.header),
        body: plainRuns(card.body?.text),
        buttons: [{ kind: 'url', text, index: 0, url }],
      };
    }),
  };
}

/** What each type has beside header, body and footer. */
const kinds: Record<string, (content: unknown) => Partial<Bubble>> = {
  button: (content) => ({
    buttons: replyButtonsSchema.parse(content).action.buttons.map(({ reply }, index) => ({
      kind: 'quick_reply',
      text: reply.title,
      index,
      payload: reply.id,
    })),
  }),
  list: drawList,
  cta_url: (content) => {
    const { display_text: text, url } = linkButtonSchema.parse(content).action.parameters;
    return { buttons: [{ kind: 'url', text, index: 0, url }] };
  },
  flow: (content) => {
    const { flow_cta: text, flow_id, flow_name } = flowSchema.parse(content).action.parameters;
    return { buttons: [{ kind: 'flow', text, index: 0, payload: flow_id ?? flow_name ?? '' }] };
  },
  product: (content) => ({
    header: productHeader(productSchema.parse(content).action.product_retailer_id),
    buttons: [{ kind: 'products', text: '', index: 0 }],
  }),
  product_list: (content) => ({
    buttons: [{ kind: 'products', text: '', index: 0 }],
    products: {
      sections: productListSchema
        .parse(content)
        .action.sections.map(({ title = '', product_items }) => ({
          title,
          products: product_items.map((item) => ({ retailerId: item.product_retailer_id })),
        })),
    },
  }),
  catalog_message: (content) => {
    const cover = catalogSchema.parse(content).action.parameters?.thumbnail_product_retailer_id;
    return {
      ...(cover === undefined ? {} : { header: productHeader(cover) }),
      buttons: [{ kind: 'catalog', text: '', index: 0 }],
    };
  },
  location_request_message: () => ({
    buttons: [{ kind: 'location_request', text: '', index: 0 }],
  }),
  request_contact_info: () => ({ buttons: [{ kind: 'contact_request', text: '', index: 0 }] }),
  carousel: drawCards,
};

/** Draws an interactive message as the phone shows it. */
export function drawInteractive(content: unknown): Bubble {
  const message = interactiveSchema.parse(content);
  return {
    ...plainBubble(message.body?.text),
    ...(message.header ? drawHeader(message.header) : {}),
    ...(message.footer ? { footer: message.footer.text } : {}),
    ...kinds[message.type]?.(content),
  };
}
