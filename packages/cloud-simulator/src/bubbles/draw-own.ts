import type { Bubble } from '@waypost/whatsapp';
import { z } from 'zod';

import { drawFreeForm } from './draw-bubble.ts';
import { headerBubble, plainBubble } from './plain-bubble.ts';

const replySchema = z.union([
  z
    .looseObject({ button_reply: z.looseObject({ title: z.string() }) })
    .transform(({ button_reply }) => ({ title: button_reply.title, description: undefined })),
  z
    .looseObject({
      list_reply: z.looseObject({ title: z.string(), description: z.string().optional() }),
    })
    .transform(({ list_reply: { title, description } }) => ({ title, description })),
]);
const flowSchema = z.looseObject({ nfm_reply: z.looseObject({ response_json: z.string() }) });
const orderSchema = z.looseObject({
  text: z.string().optional(),
  product_items: z.array(
    z.looseObject({
      product_retailer_id: z.string(),
      quantity: z.number().int(),
      item_price: z.number(),
      currency: z.string(),
    }),
  ),
});

function drawAnswers(json: string): Bubble {
  const given = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  const answers = Object.entries(given)
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
  return { ...plainBubble(''), answers };
}

function drawOrder(content: unknown): Bubble {
  const { text, product_items } = orderSchema.parse(content);
  return headerBubble(
    {
      kind: 'order',
      products: product_items.map((item) => ({
        retailerId: item.product_retailer_id,
        quantity: item.quantity,
        price: `${item.item_price} ${item.currency}`,
      })),
    },
    text,
  );
}

function drawReply(content: unknown): Bubble {
  const flow = flowSchema.safeParse(content);
  if (flow.success) return drawAnswers(flow.data.nfm_reply.response_json);
  const { title, description } = replySchema.parse(content);
  return plainBubble(description === undefined ? title : `${title}\n${description}`);
}

/** Draws a message that the phone's owner wrote. */
export function drawOwn(kind: string, content: unknown): Bubble {
  switch (kind) {
    case 'button':
      return plainBubble(z.looseObject({ text: z.string() }).parse(content).text);
    case 'interactive':
      return drawReply(content);
    case 'order':
      return drawOrder(content);
    default:
      return drawFreeForm(kind, content) ?? plainBubble(`[${kind}]`);
  }
}
