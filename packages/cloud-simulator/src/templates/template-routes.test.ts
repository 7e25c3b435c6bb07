import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { defaultFlows } from '../flows/default-flows.ts';
import { callGraph } from '../testing/call-graph.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { plainTemplate, templateKinds } from '../testing/template-kinds.ts';
import { uploadSample } from '../testing/upload-sample.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

const waba = '102290129340398';
const hour = 3_600_000;
const day = 24 * hour;
const flowId = defaultFlows[0]?.id ?? '';
let running: RunningSimulator;
let callback: WebhookReceiver;
let handle = '';

const call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
  callGraph(running.url, method, path, body);
const create = (definition: object) => call('POST', `/${waba}/message_templates`, definition);
/** Waits until a template's webhook was told. Webhooks come in no promised order. */
const told = (name: string, field: string, value: Record<string, unknown>) =>
  expect
    .poll(
      () =>
        callback.posts
          .flatMap((post) => post.envelope.entry.flatMap((entry) => entry.changes))
          .filter((change) => change.value['message_template_name'] === name),
      { timeout: 20_000 },
    )
    .toContainEqual({ field, value: expect.objectContaining(value) });
const approved = (name: string) =>
  told(name, 'message_template_status_update', { event: 'APPROVED', reason: 'NONE' });
const createdSchema = z.object({ id: z.string(), status: z.string(), category: z.string() });

beforeAll(async () => {
  callback = await startWebhookReceiver('app-secret');
  running = await startSimulator({
    number: { appSecret: 'app-secret', callbackUrl: callback.url },
  });
  await running.simulator.control.management.setReview({ delayMs: 0 });
  handle = await uploadSample(running.url);
});
afterAll(async () => {
  await running.close();
  await callback.close();
});

const body = { type: 'BODY', text: 'Your order is on its way to you.' };
const urlButton = {
  type: 'URL',
  text: 'Shop',
  url: 'https://shop.example/{{1}}',
  example: ['https://shop.example/a'],
};

describe('a template', () => {
  test('of every kind is taken in, approved, told by webhook and read back', async () => {
    for (const { definition } of templateKinds(handle, flowId)) {
      const { name } = definition;
      const answer = await create(definition);
      expect(answer, name).toMatchObject({ status: 200, json: { status: 'PENDING' } });
      await approved(name);
    }
    const list = await call('GET', `/${waba}/message_templates?name=picture_and_buttons`);
    expect(list.json).toMatchObject({
      data: [
        {
          status: 'APPROVED',
          components: [
            { example: { header_handle: [expect.stringMatching(/^http:.*\/media\/sample\//)] } },
            {},
            { buttons: [{}, {}, {}, {}, { type: 'COPY_CODE', text: 'Copy offer code' }] },
          ],
        },
      ],
    });
  });

  test('for one-time codes reads back as a url button with Meta’s own text', async () => {
    const list = await call(
      'GET',
      `/${waba}/message_templates?name=one_time_code&fields=components`,
    );
    expect(list.json).toMatchObject({
      data: [
        {
          components: [
            { text: expect.stringContaining('*{{1}}*') },
            { code_expiration_minutes: 5 },
            { buttons: [{ type: 'URL', url: expect.stringContaining('otp_type=COPY_CODE') }] },
          ],
        },
      ],
    });
  });

  test('is rejected with a reason when its name asks for that', async () => {
    await create(plainTemplate('reject_scam_prize'));
    await told('reject_scam_prize', 'message_template_status_update', {
      event: 'REJECTED',
      reason: 'SCAM',
      rejection_info: { reason: 'SCAM', recommendation: expect.any(String) },
    });
  });

  test('waits for a decision of the control API when its name says pending', async () => {
    await create(plainTemplate('pending_news'));
    const which = { wabaId: waba, name: 'pending_news', language: 'en' };
    const { management } = running.simulator.control;
    await management.reviewTemplate({ ...which, decision: 'REJECTED', reason: 'PROMOTIONAL' });
    await told('pending_news', 'message_template_status_update', { reason: 'PROMOTIONAL' });
  });
});

const withBody = (text: string, example?: string[]) => ({
  components: [{ type: 'BODY', text, ...(example ? { example: { body_text: [example] } } : {}) }],
});

const reply = (text: string) => ({ type: 'QUICK_REPLY', text });

describe('what is wrong with a template is answered with Meta’s code', () => {
  const buttons = (...list: object[]) => ({
    components: [body, { type: 'BUTTONS', buttons: list }],
  });
  const cases: [string, object, number | undefined][] = [
    ['a name in capitals', { name: 'Order' }, undefined],
    ['an unknown language', { language: 'xx_YY' }, undefined],
    ['a body that is too long', withBody('word '.repeat(210)), 2388040],
    ['a variable at the end', withBody('We will see you on {{1}}', ['Friday']), 2388299],
    ['a variable without example', withBody('Your order {{1}} is on its way.'), 2388043],
    ['a gap in the numbers', withBody('See {{1}} and then {{3}} too.', ['a', 'b']), 2388072],
    ['too many variables', withBody('Hi {{1}}, {{2}} and {{3}} ok.', ['a', 'b', 'c']), 2388293],
    [
      'a footer with a variable',
      { components: [body, { type: 'FOOTER', text: 'For {{1}}' }] },
      2388073,
    ],
    [
      'formatting in a header',
      { components: [{ type: 'HEADER', format: 'TEXT', text: '*Hello*' }, body] },
      2388047,
    ],
    [
      'a media id for a sample',
      {
        components: [
          { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['1100000000000001'] } },
          body,
        ],
      },
      undefined,
    ],
    ['mixed quick replies', buttons(reply('A'), urlButton, reply('B')), undefined],
    ['three url buttons', buttons(urlButton, urlButton, urlButton), undefined],
    ['a long label', buttons(reply('x'.repeat(26))), 2388040],
    ['a flow nobody has', buttons({ type: 'FLOW', text: 'Go', flow_id: '1' }), undefined],
    ['a code that is too long', buttons({ type: 'COPY_CODE', example: 'x'.repeat(21) }), 2388040],
    ['a time to live of a year', { message_send_ttl_seconds: 31_536_000 }, undefined],
    [
      'a carousel of unlike cards',
      {
        components: [
          body,
          { type: 'CAROUSEL', cards: [{ components: [] }, { components: [body] }] },
        ],
      },
      2388043,
    ],
  ];
  test.each(cases)('%s', async (_what, change, subcode) => {
    const answer = await create(plainTemplate('wrong', change));
    expect(answer).toMatchObject({
      status: 400,
      json: {
        error: {
          code: 100,
          error_user_title: expect.any(String),
          error_user_msg: expect.any(String),
          ...(subcode === undefined ? {} : { error_subcode: subcode }),
        },
      },
    });
  });

  test('a name that is taken in this language', async () => {
    expect(await create(plainTemplate('order_update'))).toMatchObject({
      json: { error: { error_subcode: 2388024 } },
    });
  });
});

describe('the life of an approved template', () => {
  test('it is edited once a day, then reviewed again', async () => {
    const { id } = createdSchema.parse((await create(plainTemplate('edited'))).json);
    await approved('edited');
    const edit = (text: string) => call('POST', `/${id}`, { components: [{ type: 'BODY', text }] });
    expect(await call('POST', `/${id}`, { category: 'MARKETING' })).toMatchObject({ status: 400 });
    expect((await edit('Your order has left our house.')).json).toMatchObject({ success: true });
    await told('edited', 'message_template_components_update', {
      message_template_element: 'Your order has left our house.',
    });
    expect(await edit('Again something new for you.')).toMatchObject({ status: 400 });
    await running.simulator.control.advance({ advanceMs: day });
    expect((await edit('Again something new for you.')).status).toBe(200);
  });

  test('low quality pauses it for three hours, then six, then for good', async () => {
    await create(plainTemplate('unloved'));
    await approved('unloved');
    const { control } = running.simulator;
    const which = { wabaId: waba, name: 'unloved', language: 'en' };
    await control.management.changeTemplate({ ...which, qualityScore: 'RED' });
    await told('unloved', 'message_template_quality_update', { new_quality_score: 'RED' });
    const paused = (title: string) =>
      told('unloved', 'message_template_status_update', {
        other_info: { title, description: expect.any(String) },
      });
    await paused('FIRST_PAUSE');
    await control.advance({ advanceMs: 3 * hour });
    await paused('UNPAUSE');
    await control.management.changeTemplate({ ...which, pause: 'quality' });
    await paused('SECOND_PAUSE');
    await control.advance({ advanceMs: 6 * hour });
    const status = async () => (await call('GET', `/${waba}/message_templates?name=unloved`)).json;
    await expect
      .poll(status, { timeout: 20_000 })
      .toMatchObject({ data: [{ status: 'APPROVED' }] });
    const end = await control.management.changeTemplate({ ...which, pause: 'quality' });
    expect(end.status).toBe('DISABLED');
    const removed = await call('DELETE', `/${waba}/message_templates?name=unloved`);
    expect(removed.status).toBe(400);
  });

  test('a pause by pacing is ended by hand', async () => {
    const { id } = createdSchema.parse((await create(plainTemplate('paced'))).json);
    await approved('paced');
    expect((await call('POST', `/${id}/unpause`)).status).toBe(400);
    const which = { wabaId: waba, name: 'paced', language: 'en' };
    await running.simulator.control.management.changeTemplate({ ...which, pause: 'pacing' });
    expect((await call('POST', `/${id}/unpause`)).json).toEqual({ success: true });
    expect((await call('GET', `/${id}?fields=status`)).json).toMatchObject({ status: 'APPROVED' });
  });

  test('its category changes a day after the notice', async () => {
    await create(plainTemplate('misfiled'));
    await approved('misfiled');
    const { control } = running.simulator;
    const which = { wabaId: waba, name: 'misfiled', language: 'en' };
    await control.management.changeTemplate({ ...which, category: { to: 'MARKETING' } });
    await told('misfiled', 'template_category_update', {
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
    });
    await control.advance({ advanceMs: day });
    await told('misfiled', 'template_category_update', {
      new_category: 'MARKETING',
      previous_category: 'UTILITY',
    });
  });

  test('deleted, its name is blocked for thirty days', async () => {
    await create(plainTemplate('gone'));
    await create(plainTemplate('gone', { language: 'it' }));
    await approved('gone');
    expect((await call('DELETE', `/${waba}/message_templates?name=gone`)).json).toEqual({
      success: true,
    });
    expect((await call('GET', `/${waba}/message_templates?name=gone`)).json).toEqual({ data: [] });
    expect(await create(plainTemplate('gone'))).toMatchObject({
      json: { error: { error_subcode: 2388023 } },
    });
    await running.simulator.control.advance({ advanceMs: 30 * day });
    expect((await create(plainTemplate('gone'))).status).toBe(200);
  });
});

describe('limits and bulk', () => {
  const usual = { delayMs: 0 };

  test('one-time codes are made or changed in many languages at once', async () => {
    const definition = {
      name: 'codes',
      category: 'AUTHENTICATION',
      languages: ['it', 'fr'],
      components: [
        { type: 'BODY', add_security_recommendation: false },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
      ],
    };
    const upsert = () => call('POST', `/${waba}/upsert_message_templates`, definition);
    const approvedBoth = {
      status: 200,
      json: { data: [{ language: 'it', status: 'APPROVED' }, { language: 'fr' }] },
    };
    expect(await upsert()).toMatchObject(approvedBoth);
    expect(await upsert()).toMatchObject(approvedBoth);
    expect(
      (await call('GET', `/${waba}/message_templates?name=codes&language=it`)).json,
    ).toMatchObject({
      data: [{ components: [{ text: '*{{1}}* è il tuo codice di verifica.' }, {}] }],
    });
  });

  test('an account has room for so many templates, and takes so many in an hour', async () => {
    const { management } = running.simulator.control;
    await management.setReview({ ...usual, largestAccount: 1 });
    expect(await create(plainTemplate('too_many'))).toMatchObject({
      json: { error: { code: 100, error_subcode: 2388019 } },
    });
    await management.setReview({ ...usual, perHour: 1 });
    expect(await create(plainTemplate('too_fast'))).toMatchObject({
      json: { error: { code: 80008 } },
    });
    await management.setReview(usual);
  });

  test('a template with messages in flight stays while it is being deleted', async () => {
    const { management } = running.simulator.control;
    await create(plainTemplate('leaving'));
    await approved('leaving');
    await management.setReview({ ...usual, deletionTakesTime: true });
    await call('DELETE', `/${waba}/message_templates?name=leaving`);
    await told('leaving', 'message_template_status_update', { event: 'PENDING_DELETION' });
    await running.simulator.control.advance({ advanceMs: 30 * day });
    await told('leaving', 'message_template_status_update', { event: 'DELETED' });
    await management.setReview(usual);
  });
});
