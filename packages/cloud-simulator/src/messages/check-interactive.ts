import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';
import { checkMedium } from '../templates/check-parameters.ts';
import { readPart } from './read-part.ts';

const headerSchema = z.looseObject({
  type: z.enum(['text', 'image', 'video', 'document']),
  text: z.string().min(1).max(60).optional(),
});
const footerSchema = z.looseObject({ text: z.string().min(1).max(60) });
const shortBody = z.looseObject({ text: z.string().min(1).max(1024) });
const longBody = z.looseObject({ text: z.string().min(1).max(4096) });
const common = { header: headerSchema.optional(), footer: footerSchema.optional() };

/** Reply buttons: one to three, titles of 20 characters. */
export const replyButtonsSchema = z.looseObject({
  ...common,
  body: shortBody,
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
  ...common,
  body: longBody,
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
export const linkButtonSchema = z.looseObject({
  ...common,
  body: shortBody,
  action: z.looseObject({
    parameters: z.looseObject({ display_text: z.string().min(1).max(20), url: z.url() }),
  }),
});

const otherKinds = new Set([
  'flow',
  'product',
  'product_list',
  'catalog_message',
  'location_request_message',
  'carousel',
  'address_message',
]);

function checkHeader(value: {
  header?: { type: string; [key: string]: unknown } | undefined;
}): void {
  if (!value.header) return;
  const { type } = value.header;
  if (type === 'text') {
    readPart(z.string(), value.header['text'], "interactive['header']['text']");
    return;
  }
  checkMedium("interactive['header']", readPart(z.looseObject({}), value.header[type], type));
}

/** Checks an interactive message. Throws 131008 or 131009. */
export function checkInteractive(value: unknown): void {
  const { type } = readPart(z.looseObject({ type: z.string() }), value, 'interactive');
  switch (type) {
    case 'button': {
      const message = readPart(replyButtonsSchema, value, 'interactive');
      checkHeader(message);
      const replies = message.action.buttons.map((button) => button.reply);
      if (
        new Set(replies.map((reply) => reply.id)).size < replies.length ||
        new Set(replies.map((reply) => reply.title)).size < replies.length
      ) {
        throw new GraphError(131009, 'Ids and titles of reply buttons must differ.');
      }
      return;
    }
    case 'list': {
      const message = readPart(listSchema, value, 'interactive');
      checkHeader(message);
      const { sections } = message.action;
      if (message.header && message.header.type !== 'text') {
        throw new GraphError(131009, 'The header of a list must be text.');
      }
      if (sections.flatMap((section) => section.rows).length > 10) {
        throw new GraphError(131009, 'A list may have 10 rows in total.');
      }
      if (sections.length > 1 && sections.some((section) => !section.title)) {
        throw new GraphError(131009, 'Every section needs a title when there are several.');
      }
      return;
    }
    case 'cta_url':
      checkHeader(readPart(linkButtonSchema, value, 'interactive'));
      return;
    default:
      if (!otherKinds.has(type)) {
        throw new GraphError(131009, `Interactive type ${type} is not valid.`);
      }
      readPart(z.looseObject({ body: longBody.optional() }), value, 'interactive');
  }
}
