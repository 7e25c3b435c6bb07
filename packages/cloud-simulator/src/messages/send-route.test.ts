import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cartReminder, idOf, orderUpdate, postSend, refusalOf } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';

const person = '+39 347 123 4567';
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator({ statuses: 'none', number: { token: 'the-token' } });
});
afterAll(() => running.close());

const send = (body: Record<string, unknown> | string, token: string | null = 'the-token') =>
  postSend(running.url, body, token);

/** `cart_reminder` with other components. */
const withComponents = (...components: unknown[]) =>
  cartReminder(person, undefined, { components });
const header = {
  type: 'header',
  parameters: [{ type: 'image', image: { link: 'https://shop.example/cart.png' } }],
};
const named = (name: string, text: string) => ({ type: 'text', parameter_name: name, text });
const body = {
  type: 'body',
  parameters: [named('first_name', 'Zoë'), named('cart_total', '€84.90')],
};

describe('an accepted send', () => {
  test('answers as Meta does', async () => {
    const answer = await send(cartReminder(person));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: person, wa_id: '393471234567' }],
      messages: [{ id: expect.stringMatching(/^wamid\.[\w+/=]+$/), message_status: 'accepted' }],
    });
    expect(answer.headers['facebook-api-version']).toBe('v25.0');
    expect(answer.headers['x-fb-trace-id']).toMatch(/^\S{8,}$/);
  });

  test('has no message_status when it is not a template', async () => {
    const answer = await send({ messaging_product: 'whatsapp', to: person, text: { body: 'Hi' } });
    expect(answer.body).toMatchObject({ messages: [{ id: expect.any(String) }] });
    expect(JSON.stringify(answer.body)).not.toContain('message_status');
  });

  test('is a second message when posted twice: Meta knows no idempotency', async () => {
    const one = await send(orderUpdate(person, 'v1.twice.1'));
    const two = await send(orderUpdate(person, 'v1.twice.1'));
    expect(idOf(two)).not.toBe(idOf(one));
    const counts = await running.simulator.control.counts();
    expect(counts.duplicates).toEqual(['twice']);
  });

  test('tells the wa_id that WhatsApp knows the number by, where it differs', async () => {
    const mexican = await send(orderUpdate('+52 55 1234 5678'));
    expect(mexican.body).toMatchObject({ contacts: [{ wa_id: '5215512345678' }] });
    const brazilian = await send(orderUpdate('+55 51 98765 4321'));
    expect(brazilian.body).toMatchObject({ contacts: [{ wa_id: '555187654321' }] });
  });
});

describe('a refused send', () => {
  const cases: [string, Record<string, unknown> | string, number, number][] = [
    ['no JSON', '{', 400, 100],
    ['no messaging_product', { to: person, text: { body: 'x' } }, 400, 100],
    ['no recipient', { messaging_product: 'whatsapp', text: { body: 'x' } }, 400, 100],
    ['an unknown type', { messaging_product: 'whatsapp', to: person, type: 'smoke' }, 400, 131051],
    [
      'no phone number',
      { messaging_product: 'whatsapp', to: 'Giulia', text: { body: 'x' } },
      400,
      131009,
    ],
    [
      'the sender itself',
      { messaging_product: 'whatsapp', to: '+15550783881', text: { body: 'x' } },
      400,
      131021,
    ],
    ['no text', { messaging_product: 'whatsapp', to: person, type: 'text' }, 400, 131008],
    [
      'a text too long',
      { messaging_product: 'whatsapp', to: person, text: { body: 'x'.repeat(4097) } },
      400,
      100,
    ],
    [
      'an echo too long',
      {
        messaging_product: 'whatsapp',
        to: person,
        text: { body: 'x' },
        biz_opaque_callback_data: 'x'.repeat(513),
      },
      400,
      100,
    ],
    ['an unknown template', cartReminder(person, undefined, { name: 'nope' }), 404, 132001],
    [
      'a language the template lacks',
      cartReminder(person, undefined, { language: { code: 'de' } }),
      404,
      132001,
    ],
    [
      'too few parameters',
      withComponents(header, { type: 'body', parameters: [named('first_name', 'Zoë')] }),
      400,
      132000,
    ],
    ['no header picture', withComponents(body), 400, 132012],
    [
      'a header of another kind',
      withComponents({ type: 'header', parameters: [{ type: 'text', text: 'x' }] }, body),
      400,
      132012,
    ],
    [
      'a header link that is none',
      withComponents(
        { type: 'header', parameters: [{ type: 'image', image: { link: 'cart.png' } }] },
        body,
      ),
      400,
      131009,
    ],
    [
      'a parameter without its name',
      withComponents(header, {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Zoë' },
          { type: 'text', text: '€84' },
        ],
      }),
      400,
      100,
    ],
    [
      'a line break in a parameter',
      withComponents(header, {
        type: 'body',
        parameters: [named('first_name', 'Zoë\nB'), named('cart_total', '€84')],
      }),
      400,
      132018,
    ],
    [
      'an empty parameter',
      withComponents(header, {
        type: 'body',
        parameters: [named('first_name', ''), named('cart_total', '€84')],
      }),
      400,
      131008,
    ],
    [
      'a text too long after filling',
      withComponents(header, {
        type: 'body',
        parameters: [named('first_name', 'x'.repeat(1000)), named('cart_total', '€84')],
      }),
      400,
      132005,
    ],
    [
      'a parameter for a button that is not there',
      withComponents(header, body, {
        type: 'button',
        sub_type: 'quick_reply',
        index: '7',
        parameters: [{ type: 'payload', payload: 'x' }],
      }),
      400,
      132018,
    ],
  ];
  test.each(cases)('%s', async (_what, sent, status, code) => {
    expect(refusalOf(await send(sent))).toEqual({ status, code });
  });

  test('leaves nothing behind', async () => {
    const before = await running.simulator.control.counts();
    await send(withComponents(body));
    expect(await running.simulator.control.counts()).toEqual(before);
  });

  test('a url button without its variable', async () => {
    const answer = await send(orderUpdate(person, undefined, []));
    expect(refusalOf(answer)).toEqual({ status: 400, code: 131008 });
  });

  test.each([
    ['PAUSED', 400, 132015],
    ['DISABLED', 400, 132016],
    ['PENDING', 404, 132001],
  ] as const)('a template that is %s', async (status, http, code) => {
    await running.simulator.putTemplates({
      wabaId: '102290129340398',
      templates: [
        {
          name: `template_${status.toLowerCase()}`,
          language: 'en',
          category: 'UTILITY',
          status,
          parameterFormat: 'POSITIONAL',
          components: [{ type: 'BODY', text: 'Hello there' }],
        },
      ],
    });
    const answer = await send({
      messaging_product: 'whatsapp',
      to: person,
      type: 'template',
      template: { name: `template_${status.toLowerCase()}`, language: { code: 'en' } },
    });
    expect(refusalOf(answer)).toEqual({ status: http, code });
  });

  test('no token, a wrong one, an expired one', async () => {
    expect(refusalOf(await send(cartReminder(person), null))).toEqual({ status: 401, code: 190 });
    expect(refusalOf(await send(cartReminder(person), 'other'))).toEqual({
      status: 401,
      code: 190,
    });
    await running.simulator.control.setFaults({ expiredTokens: ['the-token'] });
    const answer = await send(cartReminder(person));
    await running.simulator.control.setFaults({});
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code: 190, error_subcode: 463 } });
  });

  test('from a phone number id nobody has', async () => {
    const answer = await postSend(running.url, cartReminder(person), 'the-token', '999999999');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: {
        code: 100,
        error_subcode: 33,
        message: expect.stringContaining("Object with ID '999999999' does not exist"),
      },
    });
  });
});

const buttons = (...titles: string[]) => ({
  messaging_product: 'whatsapp',
  to: person,
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Choose' },
    action: {
      buttons: titles.map((title, place) => ({
        type: 'reply',
        reply: { id: `id-${place}`, title },
      })),
    },
  },
});

const list = (rows: number) => ({
  messaging_product: 'whatsapp',
  to: person,
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Choose' },
    action: {
      button: 'Open',
      sections: [
        {
          rows: Array.from({ length: rows }, (_, row) => ({
            id: `${row}`,
            title: `Row ${row}`,
          })),
        },
      ],
    },
  },
});

describe('interactive messages', () => {
  test('take one to three buttons of 20 characters with different titles', async () => {
    expect((await send(buttons('Yes', 'No'))).status).toBe(200);
    for (const wrong of [
      buttons(),
      buttons('1', '2', '3', '4'),
      buttons('x'.repeat(21)),
      buttons('Same', 'Same'),
    ]) {
      expect(refusalOf(await send(wrong))).toEqual({ status: 400, code: 131009 });
    }
  });

  test('take ten rows in a list at most', async () => {
    expect((await send(list(10))).status).toBe(200);
    expect(refusalOf(await send(list(11)))).toEqual({ status: 400, code: 131009 });
  });
});

describe('limits on the rate', () => {
  test('of a number and of a pair answer 130429 and 131056', async () => {
    const limited = await startSimulator({
      statuses: 'none',
      clock: () => 1_800_000_000_000,
      number: { messagesPerSecond: 50, pairLimit: true },
    });
    try {
      for (let sent = 0; sent < 45; sent += 1) {
        expect((await postSend(limited.url, orderUpdate(person))).status).toBe(200);
      }
      expect(refusalOf(await postSend(limited.url, orderUpdate(person))).code).toBe(131056);
      // 50 a second and 5 % more, of which the first person has had 45.
      for (let sent = 0; sent < 7; sent += 1) {
        expect((await postSend(limited.url, orderUpdate('+31612345678'))).status).toBe(200);
      }
      expect(refusalOf(await postSend(limited.url, orderUpdate('+31612345678'))).code).toBe(130429);
    } finally {
      await limited.close();
    }
  });
});

describe('ordered trouble', () => {
  test('answers the next sends with a code, then a broken gateway, then cuts', async () => {
    const { control } = running.simulator;
    const before = (await control.counts()).accepted;
    await control.setFaults({
      errors: [{ code: 130429, count: 2 }],
      badGateway: { count: 1 },
    });
    expect(refusalOf(await send(cartReminder(person))).code).toBe(130429);
    expect(refusalOf(await send(cartReminder(person))).code).toBe(130429);
    const broken = await send(cartReminder(person));
    expect(broken.status).toBe(502);
    expect(broken.body).toContain('<html>');
    await control.setFaults({ cutBefore: 1 });
    await expect(send(cartReminder(person))).rejects.toThrow();
    expect((await control.counts()).accepted).toBe(before);
    await control.setFaults({ cutAfter: 1 });
    await expect(send(cartReminder(person))).rejects.toThrow();
    expect((await control.counts()).accepted).toBe(before + 1);
    await control.setFaults({});
  });

  test('meets the person, the template and the way that were asked for, any code there is', async () => {
    const { control } = running.simulator;
    const other = '+31 6 1234 5678';
    await control.setFaults({
      errors: [
        { code: 131031, number: other, count: null },
        { code: 987654, subcode: 12, template: 'order_update' },
        { code: 130472, by: 'webhook', after: 'delivered', number: person },
      ],
    });
    const locked = await send(cartReminder(other));
    expect(refusalOf(locked)).toEqual({ status: 403, code: 131031 });
    expect((await send(cartReminder(person))).status).toBe(200);
    const unknown = await send(orderUpdate(person));
    expect(unknown.body).toMatchObject({ error: { code: 987654, error_subcode: 12 } });
    expect((await send(orderUpdate(person))).status).toBe(200);
    expect(refusalOf(await send(orderUpdate(other)))).toEqual({ status: 403, code: 131031 });
    const faults = await control.faults();
    expect(faults.errors.map((error) => error.count)).toEqual([null, 0, 0]);
    await control.setFaults({});
  });

  test('meets only a share of the sends where one is asked for', async () => {
    const { control } = running.simulator;
    await control.setFaults({ errors: [{ code: 130429, share: 0.5, count: null }] });
    const answers = [];
    for (let n = 0; n < 40; n += 1) answers.push((await send(cartReminder(person))).status);
    expect(new Set(answers)).toEqual(new Set([200, 400]));
    await control.setFaults({});
  });

  test('is refused with the field when it makes no sense', async () => {
    await expect(running.simulator.control.setFaults({ cutBefore: 2 })).rejects.toThrow(
      /cutBefore/,
    );
  });
});
