import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseWebhook } from './parse-webhook.ts';

const metadata = { display_phone_number: '390200000000', phone_number_id: '1001' };

function envelope(field: string, ...values: unknown[]): unknown {
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '55', changes: values.map((value) => ({ field, value })) }],
  };
}

function inbound(message: object, contacts?: object[]): unknown {
  return envelope('messages', {
    messaging_product: 'whatsapp',
    metadata,
    ...(contacts === undefined ? {} : { contacts }),
    messages: [{ id: 'wamid.IN', timestamp: '1790000000', ...message }],
  });
}

const anna = { profile: { name: 'Anna' }, wa_id: '393471234567' };
const from = '393471234567';

describe('what people do', () => {
  it('a text', () => {
    expect(parseWebhook(inbound({ from, type: 'text', text: { body: 'Ciao' } }, [anna]))).toEqual([
      {
        kind: 'inbound',
        accountId: '55',
        phoneNumberId: '1001',
        id: 'wamid.IN',
        at: 1_790_000_000_000,
        type: 'text',
        from,
        userId: null,
        profileName: 'Anna',
        contextId: null,
        text: 'Ciao',
        button: null,
        reply: null,
        emojiReaction: null,
        media: null,
        system: null,
        groupId: null,
        errors: [],
      },
    ]);
  });

  it.each([
    [
      'a tap on a template’s button',
      {
        type: 'button',
        button: { payload: 'waypost:1', text: 'Later' },
        context: { from: '390200000000', id: 'wamid.OUT' },
      },
      { contextId: 'wamid.OUT', button: { payload: 'waypost:1', text: 'Later' }, text: 'Later' },
    ],
    [
      'a reply button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } },
      },
      { reply: { kind: 'button', id: 'y', title: 'Yes', responseJson: null }, text: 'Yes' },
    ],
    [
      'a choice in a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A' } },
      },
      { reply: { kind: 'list', id: 'a', title: 'A', responseJson: null }, text: 'A' },
    ],
    [
      'a filled flow',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{}' },
        },
      },
      { reply: { kind: 'flow', id: '', title: 'Sent', responseJson: '{}' } },
    ],
    [
      'an unknown interactive',
      { type: 'interactive', interactive: { type: 'new' } },
      { reply: null },
    ],
    [
      'an emoji on a message',
      { type: 'reaction', reaction: { message_id: 'wamid.OUT', emoji: '👍' } },
      { emojiReaction: { messageId: 'wamid.OUT', emoji: '👍' } },
    ],
    [
      'an emoji taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.OUT' } },
      { emojiReaction: { messageId: 'wamid.OUT', emoji: null } },
    ],
    [
      'a picture with a caption',
      { type: 'image', image: { id: '9', mime_type: 'image/jpeg', caption: 'Broken' } },
      { media: { id: '9', mimeType: 'image/jpeg', filename: null }, text: 'Broken' },
    ],
    [
      'a document',
      { type: 'document', document: { id: '9', filename: 'a.pdf' } },
      { media: { id: '9', mimeType: null, filename: 'a.pdf' }, text: null },
    ],
    [
      'a change of number',
      { type: 'system', system: { type: 'user_changed_number', wa_id: '393479999999', body: 'x' } },
      { system: { type: 'user_changed_number', waId: '393479999999', userId: null } },
    ],
    [
      'something unsupported',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported' }] },
      { errors: [{ code: 131051, title: 'Unsupported', details: null }] },
    ],
    ['a location', { type: 'location', location: { latitude: 1, longitude: 2 } }, { text: null }],
    ['a type nobody knows yet', { type: 'hologram', hologram: {} }, { type: 'hologram' }],
    [
      'a forwarded text',
      { type: 'text', text: { body: 'x' }, context: { forwarded: true } },
      { contextId: null },
    ],
  ])('%s', (_, message, expected) => {
    expect(parseWebhook(inbound({ from, ...message }))).toMatchObject([
      { kind: 'inbound', from, ...expected },
    ]);
  });

  it('a text of someone known by user id only', () => {
    const message = { from_user_id: 'IT.123', type: 'text', text: { body: 'Hi' } };
    const contact = { profile: { name: 'Bea' }, user_id: 'IT.123' };
    expect(parseWebhook(inbound(message, [contact]))).toMatchObject([
      { from: null, userId: 'IT.123', profileName: 'Bea' },
    ]);
  });
});

describe('what happened to our messages', () => {
  const status = { id: 'wamid.OUT', timestamp: '1790000000', recipient_id: from };

  it('a delivery with our own data', () => {
    const value = {
      metadata,
      statuses: [
        {
          ...status,
          status: 'delivered',
          biz_opaque_callback_data: 'v1.abc.1',
          pricing: { category: 'marketing', type: 'regular' },
        },
      ],
    };
    expect(parseWebhook(envelope('messages', value))).toEqual([
      {
        kind: 'status',
        accountId: '55',
        phoneNumberId: '1001',
        wamid: 'wamid.OUT',
        status: 'delivered',
        at: 1_790_000_000_000,
        recipientId: from,
        userId: null,
        callbackData: 'v1.abc.1',
        errors: [],
        pricing: { category: 'marketing', type: 'regular' },
      },
    ]);
  });

  it('a failure with its error', () => {
    const errors = [{ code: 131049, title: 'Held back', error_data: { details: 'why' } }];
    const value = { metadata, statuses: [{ ...status, status: 'failed', errors }] };
    expect(parseWebhook(envelope('messages', value))).toMatchObject([
      { status: 'failed', errors: [{ code: 131049, title: 'Held back', details: 'why' }] },
    ]);
  });

  it('a reading by someone known by user id only', () => {
    const value = {
      metadata,
      statuses: [{ id: 'wamid.OUT', timestamp: '1', status: 'read', recipient_user_id: 'IT.123' }],
    };
    expect(parseWebhook(envelope('messages', value))).toMatchObject([
      { recipientId: null, userId: 'IT.123' },
    ]);
  });
});

describe('what Meta does', () => {
  it('approves a template, spelling its language its own way', () => {
    const value = {
      event: 'APPROVED',
      message_template_id: 42,
      message_template_name: 'hello',
      message_template_language: 'en-US',
      reason: null,
    };
    expect(parseWebhook(envelope('message_template_status_update', value))).toMatchObject([
      {
        kind: 'template_status',
        templateId: '42',
        language: 'en_US',
        event: 'APPROVED',
        reason: null,
      },
    ]);
  });

  it('tells that someone stopped marketing', () => {
    const value = {
      metadata,
      user_preferences: [
        { wa_id: from, category: 'marketing_messages', value: 'stop', timestamp: 1_790_000_000 },
      ],
    };
    expect(parseWebhook(envelope('user_preferences', value))).toMatchObject([
      { kind: 'user_preference', waId: from, value: 'stop', at: 1_790_000_000_000 },
    ]);
  });

  it('reports errors and events we don’t act on', () => {
    expect(
      parseWebhook(envelope('messages', { metadata, errors: [{ code: 130429 }] })),
    ).toMatchObject([
      { kind: 'other', field: 'messages', phoneNumberId: '1001', value: { code: 130429 } },
    ]);
    expect(parseWebhook(envelope('account_alerts', { entity_id: 1 }))).toMatchObject([
      { kind: 'other', field: 'account_alerts', value: { entity_id: 1 } },
    ]);
  });
});

describe('a webhook', () => {
  it('may carry several changes, the good ones of which are kept beside a strange one', () => {
    const written = { from, timestamp: '1', type: 'text', text: { body: 'Hi' } };
    const updates = parseWebhook(
      envelope(
        'messages',
        {
          metadata,
          messages: [{ ...written, id: 'a' }, { strange: true }, { ...written, id: 'b' }],
        },
        { metadata, statuses: [{ id: 'c', timestamp: '1', status: 'teleported' }] },
        'not even an object',
      ),
    );
    expect(updates.map(({ kind }) => kind)).toEqual([
      'inbound',
      'other',
      'inbound',
      'other',
      'other',
    ]);
  });

  it('never makes us fail, whatever it holds', () => {
    expect(parseWebhook(null)).toEqual([]);
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('messages', 'user_preferences', 'x'),
        (value, field) => {
          parseWebhook(value);
          expect(parseWebhook(envelope(field, value)).length).toBeGreaterThanOrEqual(0);
          parseWebhook(
            envelope(field, { messages: [value], statuses: [value], user_preferences: [value] }),
          );
        },
      ),
    );
  });
});

const samples = process.env['WAYPOST_WEBHOOK_FIXTURES'];
if (samples !== undefined) {
  describe('samples of real webhooks', () => {
    it.each(readdirSync(samples).filter((name) => name.endsWith('.json')))(
      '%s is understood',
      (name) => {
        const updates = parseWebhook(JSON.parse(readFileSync(join(samples, name), 'utf8')));
        expect(updates.length).toBeGreaterThan(0);
        const expected = [
          [/^message_/, 'inbound'],
          [/^status_/, 'status'],
          [/^user_preferences_/, 'user_preference'],
          [/^template_status_/, 'template_status'],
        ] as const;
        const kind = expected.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
        expect(updates.map((update) => update.kind)).toEqual(updates.map(() => kind));
      },
    );
  });
}
