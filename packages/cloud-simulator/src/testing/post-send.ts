import { request } from 'undici';
import { z } from 'zod';

import { defaultNumber } from '../accounts/default-account.ts';

const acceptedSchema = z.object({
  messages: z.array(z.object({ id: z.string(), message_status: z.string().optional() })),
  contacts: z.array(z.looseObject({ input: z.string(), wa_id: z.string().optional() })),
});
const refusedSchema = z.object({
  error: z.looseObject({ code: z.number(), message: z.string(), fbtrace_id: z.string() }),
});

export interface Answered {
  status: number;
  body: unknown;
  headers: Record<string, string | string[] | undefined>;
}

/** Posts a send as a business would. */
export async function postSend(
  url: string,
  body: Record<string, unknown> | string,
  token: string | null = 'a-token',
  phoneNumberId = defaultNumber.phoneNumberId,
): Promise<Answered> {
  const answer = await request(`${url}/v25.0/${phoneNumberId}/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.body.text();
  const json = answer.headers['content-type']?.includes('json') === true;
  return {
    status: answer.statusCode,
    body: json ? JSON.parse(text) : text,
    headers: answer.headers,
  };
}

/** The id of an accepted send. Throws when it was not accepted. */
export function idOf(answer: Answered): string {
  const id = acceptedSchema.parse(answer.body).messages[0]?.id;
  if (id === undefined) throw new Error('no message id');
  return id;
}

/** Code and HTTP status of a refused send. Throws when it was accepted. */
export function refusalOf(answer: Answered): { status: number; code: number } {
  return { status: answer.status, code: refusedSchema.parse(answer.body).error.code };
}

/** A valid send of the template `cart_reminder`. */
export function cartReminder(
  to: string,
  echo?: string,
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    to,
    type: 'template',
    ...(echo === undefined ? {} : { biz_opaque_callback_data: echo }),
    template: {
      name: 'cart_reminder',
      language: { code: 'en' },
      components: [
        {
          type: 'header',
          parameters: [{ type: 'image', image: { link: 'https://shop.example/cart.png' } }],
        },
        {
          type: 'body',
          parameters: [
            { type: 'text', parameter_name: 'first_name', text: 'Zoë' },
            { type: 'text', parameter_name: 'cart_total', text: '€84.90' },
          ],
        },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'waypost:0' }],
        },
      ],
      ...change,
    },
  };
}

const trackButton = {
  type: 'button',
  sub_type: 'url',
  index: 0,
  parameters: [{ type: 'text', text: 'A-1' }],
};

/** A valid send of the template `order_update`, which is no marketing. */
export function orderUpdate(
  to: string,
  echo?: string,
  buttons: unknown[] = [trackButton],
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    to,
    type: 'template',
    ...(echo === undefined ? {} : { biz_opaque_callback_data: echo }),
    template: {
      name: 'order_update',
      language: { code: 'en' },
      components: [
        {
          type: 'header',
          parameters: [{ type: 'text', parameter_name: 'order_id', text: 'A-1' }],
        },
        {
          type: 'body',
          parameters: [
            { type: 'text', parameter_name: 'first_name', text: 'Zoë' },
            { type: 'text', parameter_name: 'delivery_day', text: 'Friday' },
          ],
        },
        ...buttons,
      ],
    },
  };
}
