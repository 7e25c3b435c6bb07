import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import { checkMedium } from './check-medium.ts';
import { readPart } from './read-part.ts';

/*
 * Interactive messages with the limits of Meta's reference (Cloud API, messages, interactive object).
 * What is absent answers 131008, what is wrong or too long 131009.
 */

const headerSchema = z.looseObject({
  type: z.enum(['text', 'image', 'video', 'document']),
  text: z.string().min(1).max(60).optional(),
});
const textHeader = z.looseObject({ type: z.literal('text'), text: z.string().min(1).max(60) });
const footer = z.looseObject({ text: z.string().min(1).max(60) }).optional();
const header = headerSchema.optional();
const body = z.looseObject({ text: z.string().min(1).max(1024) });
const longBody = z.looseObject({ text: z.string().min(1).max(4096) });
/** Parts a kind has no room for. */
const none = z.undefined({ error: 'is not supported for this type of interactive message' });
const bare = { header: none.optional(), body };
const retailerId = z.string().min(1).max(100);
const webUrl = z.url({ protocol: /^https?$/ });
const urlButton = z.looseObject({
  name: z.literal('cta_url'),
  parameters: z.looseObject({ display_text: z.string().min(1).max(20), url: webUrl }),
});

/** Reply buttons: one to three, titles of 20 characters. */
export const replyButtonsSchema = z.looseObject({
  header,
  body,
  footer,
  action: z.looseObject({
    buttons: z
      .array(
        z.looseObject({
          type: z.literal('reply'),
          reply: z.looseObject({
            id: z.string().min(1).max(256),
            title: z.string().min(1).max(20),
          }),
        }),
      )
      .min(1)
      .max(3),
  }),
});

/** A list: ten rows at most over all its sections. */
export const listSchema = z.looseObject({
  header: textHeader.optional(),
  body: longBody,
  footer,
  action: z.looseObject({
    button: z.string().min(1).max(20),
    sections: z
      .array(
        z.looseObject({
          title: z.string().max(24).optional(),
          rows: z
            .array(
              z.looseObject({
                id: z.string().min(1).max(200),
                title: z.string().min(1).max(24),
                description: z.string().max(72).optional(),
              }),
            )
            .min(1),
        }),
      )
      .min(1)
      .max(10),
  }),
});

/** One button that opens a web page. */
export const linkButtonSchema = z.looseObject({ header, body, footer, action: urlButton });

/** A button that opens a Flow. */
export const flowSchema = z.looseObject({
  header,
  body,
  footer,
  action: z.looseObject({
    name: z.literal('flow'),
    parameters: z.looseObject({
      flow_message_version: z.literal('3'),
      flow_id: z.string().min(1).optional(),
      flow_name: z.string().min(1).optional(),
      flow_cta: z.string().min(1).max(30),
      mode: z.enum(['published', 'draft']).optional(),
      flow_token: z.string().min(1).optional(),
      flow_action: z.enum(['navigate', 'data_exchange']).optional(),
      flow_action_payload: z
        .looseObject({
          screen: z.string().min(1).optional(),
          data: z
            .record(z.string(), z.unknown())
            .refine((data) => Object.keys(data).length > 0, 'must not be an empty object')
            .optional(),
        })
        .optional(),
    }),
  }),
});

/** One product of a catalogue. */
export const productSchema = z.looseObject({
  header: none.optional(),
  body: body.optional(),
  footer,
  action: z.looseObject({ catalog_id: z.string().min(1), product_retailer_id: retailerId }),
});

/** Products of a catalogue in sections: thirty at most. */
export const productListSchema = z.looseObject({
  header: textHeader,
  body,
  footer,
  action: z.looseObject({
    catalog_id: z.string().min(1),
    sections: z
      .array(
        z.looseObject({
          title: z.string().max(24).optional(),
          product_items: z.array(z.looseObject({ product_retailer_id: retailerId })).min(1),
        }),
      )
      .min(1)
      .max(10),
  }),
});

/** The whole catalogue. */
export const catalogSchema = z.looseObject({
  header: none.optional(),
  body,
  footer,
  action: z.looseObject({
    name: z.literal('catalog_message'),
    parameters: z.looseObject({ thumbnail_product_retailer_id: retailerId.optional() }).optional(),
  }),
});

const locationRequestSchema = z.looseObject({
  ...bare,
  footer: none.optional(),
  action: z.looseObject({ name: z.literal('send_location') }),
});
const contactRequestSchema = z.looseObject({
  ...bare,
  action: z.looseObject({ name: z.literal('request_contact_info') }),
});
const addressSchema = z.looseObject({
  header,
  body,
  footer,
  action: z.looseObject({
    name: z.literal('address_message'),
    parameters: z.looseObject({ country: z.enum(['IN', 'SG']) }),
  }),
});

const cardBody = z.looseObject({
  text: z
    .string()
    .min(1)
    .max(160)
    .refine((text) => text.split('\n').length <= 3, 'may have 2 line breaks'),
});
const linkCard = z.looseObject({
  card_index: z.number().int().min(0).max(9),
  type: z.literal('cta_url'),
  header: z.looseObject({ type: z.enum(['image', 'video']) }),
  body: cardBody.optional(),
  action: urlButton,
});
const productCard = z.looseObject({
  card_index: z.number().int().min(0).max(9),
  type: z.literal('product'),
  action: z.looseObject({ catalog_id: z.string().min(1), product_retailer_id: retailerId }),
});
/** Two to ten cards of one kind. */
export const carouselSchema = z.looseObject({
  ...bare,
  footer: none.optional(),
  action: z.looseObject({
    cards: z
      .array(z.discriminatedUnion('type', [linkCard, productCard]))
      .min(2)
      .max(10),
  }),
});

function checkHeader(value: {
  header?: { type: string; [key: string]: unknown } | undefined;
}): void {
  if (!value.header) return;
  const { type } = value.header;
  if (type === 'text') {
    readPart(z.string(), value.header['text'], "interactive['header']['text']");
    return;
  }
  const medium = readPart(
    z.looseObject({}),
    value.header[type],
    `interactive['header']['${type}']`,
  );
  checkMedium("interactive['header']", medium);
}

function allDiffer(values: string[]): boolean {
  return new Set(values).size === values.length;
}

function checkButtons(value: unknown): void {
  const message = readPart(replyButtonsSchema, value, 'interactive');
  checkHeader(message);
  const replies = message.action.buttons.map((button) => button.reply);
  if (
    !allDiffer(replies.map((reply) => reply.id)) ||
    !allDiffer(replies.map((reply) => reply.title))
  ) {
    throw new GraphError(131009, 'Ids and titles of reply buttons must differ.');
  }
}

function checkList(value: unknown): void {
  const { sections } = readPart(listSchema, value, 'interactive').action;
  const rows = sections.flatMap((section) => section.rows);
  if (rows.length > 10) throw new GraphError(131009, 'A list may have 10 rows in total.');
  if (!allDiffer(rows.map((row) => row.id))) {
    throw new GraphError(131009, 'Ids of list rows must differ.');
  }
  checkSectionTitles(sections);
}

function checkSectionTitles(sections: { title?: string | undefined }[]): void {
  if (sections.length > 1 && sections.some((section) => !section.title)) {
    throw new GraphError(131009, 'Every section needs a title when there are several.');
  }
}

function checkFlow(value: unknown): void {
  const message = readPart(flowSchema, value, 'interactive');
  checkHeader(message);
  const { flow_id, flow_name, flow_action, flow_action_payload } = message.action.parameters;
  if ((flow_id === undefined) === (flow_name === undefined)) {
    throw new GraphError(131009, 'Exactly one of flow_id and flow_name is required.');
  }
  if (flow_action === 'data_exchange' && flow_action_payload !== undefined) {
    throw new GraphError(131009, 'flow_action_payload is for the flow_action navigate only.');
  }
}

function checkProductList(value: unknown): void {
  const { sections } = readPart(productListSchema, value, 'interactive').action;
  if (sections.flatMap((section) => section.product_items).length > 30) {
    throw new GraphError(131009, 'A product list may have 30 products in total.');
  }
  checkSectionTitles(sections);
}

function checkCarousel(value: unknown): void {
  const { cards } = readPart(carouselSchema, value, 'interactive').action;
  for (const [place, card] of cards.entries()) {
    if (card.card_index !== place) {
      throw new GraphError(131009, 'card_index must count the cards from 0 in their order.');
    }
    if (card.type !== 'cta_url') continue;
    const { type } = card.header;
    const where = `interactive['action']['cards'][${place}]['header']`;
    checkMedium(where, readPart(z.looseObject({}), card.header[type], `${where}['${type}']`));
  }
  const makes = cards.map((card) => (card.type === 'product' ? 'product' : card.header.type));
  if (new Set(makes).size > 1) {
    throw new GraphError(131009, 'All cards of a carousel must have the same kind of header.');
  }
}

const checks: Record<string, (value: unknown) => void> = {
  button: checkButtons,
  list: checkList,
  cta_url: (value) => checkHeader(readPart(linkButtonSchema, value, 'interactive')),
  flow: checkFlow,
  product: (value) => readPart(productSchema, value, 'interactive'),
  product_list: checkProductList,
  catalog_message: (value) => readPart(catalogSchema, value, 'interactive'),
  location_request_message: (value) => readPart(locationRequestSchema, value, 'interactive'),
  request_contact_info: (value) => readPart(contactRequestSchema, value, 'interactive'),
  address_message: (value) => readPart(addressSchema, value, 'interactive'),
  carousel: checkCarousel,
};

/** Checks an interactive message. Throws 131008 or 131009. */
export function checkInteractive(value: unknown): void {
  const { type } = readPart(z.looseObject({ type: z.string() }), value, 'interactive');
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  if (!check) throw new GraphError(131009, `Interactive type ${type} is not valid.`);
  check(value);
}
