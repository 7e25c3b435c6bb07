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
        parentUserId: null,
        username: null,
        profileName: 'Anna',
        contextId: null,
        text: 'Ciao',
        button: null,
        reply: null,
        flow: null,
        emojiReaction: null,
        media: null,
        location: null,
        order: null,
        referral: null,
        product: null,
        system: null,
        change: null,
        groupId: null,
        errors: [],
        content: { type: 'text', text: { body: 'Ciao' } },
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
          nfm_reply: {
            name: 'flow',
            body: 'Sent',
            response_json: '{"flow_token":"survey","stars":5,"why":["fast","kind"]}',
          },
        },
      },
      { flow: { token: 'survey', answers: { stars: 5, why: ['fast', 'kind'] } }, text: 'Sent' },
    ],
    [
      'a flow whose answers are no JSON',
      {
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { response_json: 'stars' } },
      },
      { reply: { kind: 'flow', id: '', title: '', responseJson: 'stars' }, flow: null },
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
      'a voice message',
      { type: 'audio', audio: { id: 9, sha256: 'abc=', voice: true } },
      { media: { id: '9', sha256: 'abc=', voice: true, animated: false } },
    ],
    [
      'an order',
      {
        type: 'order',
        order: {
          catalog_id: '7',
          text: 'Soon, please',
          product_items: [
            { product_retailer_id: 'pot', quantity: '2', item_price: 9.5, currency: 'EUR' },
          ],
        },
      },
      {
        order: {
          catalogId: '7',
          text: 'Soon, please',
          products: [{ retailerId: 'pot', quantity: 2, price: 9.5, currency: 'EUR' }],
        },
      },
    ],
    [
      'a first message after an ad',
      {
        type: 'text',
        text: { body: 'More?' },
        referral: { source_id: '120', source_type: 'ad', headline: 'Spring', ctwa_clid: 'Aff' },
      },
      { text: 'More?', referral: { sourceId: '120', headline: 'Spring', clickId: 'Aff' } },
    ],
    [
      'a question about a product',
      {
        type: 'text',
        text: { body: 'In red?' },
        context: { id: 'wamid.P', referred_product: { catalog_id: 7, product_retailer_id: 'pot' } },
      },
      { product: { catalogId: '7', retailerId: 'pot' } },
    ],
    [
      'an edit',
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.A', message: { type: 'text', text: { body: 'New' } } },
      },
      { change: { kind: 'edit', originalId: 'wamid.A', message: { text: { body: 'New' } } } },
    ],
    [
      'a message taken back',
      { type: 'revoke', revoke: { original_message_id: 'wamid.A' } },
      { change: { kind: 'revoke', originalId: 'wamid.A', message: null } },
    ],
    [
      'a change of number',
      { type: 'system', system: { type: 'user_changed_number', wa_id: '393479999999', body: 'x' } },
      { system: { type: 'user_changed_number', waId: '393479999999', userId: null } },
    ],
    [
      'a new identity',
      {
        type: 'system',
        system: { type: 'customer_identity_changed' },
        identity: { hash: 'DF2l', acknowledged: false },
      },
      { system: { type: 'customer_identity_changed', identity: 'DF2l' } },
    ],
    [
      'something unsupported',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported' }] },
      { errors: [{ code: 131051, title: 'Unsupported', details: null }] },
    ],
    [
      'a location',
      { type: 'location', location: { latitude: 1, longitude: '2', name: 'Shop' } },
      { text: null, location: { latitude: 1, longitude: 2, name: 'Shop', address: null } },
    ],
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
    const contact = { profile: { name: 'Bea', username: '@bea' }, user_id: 'IT.123' };
    expect(parseWebhook(inbound(message, [contact]))).toMatchObject([
      { from: null, userId: 'IT.123', profileName: 'Bea', username: 'bea' },
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
        person: null,
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

function reviewKey(value: object): unknown {
  const [update] = parseWebhook(envelope('account_review_update', value));
  return update !== undefined && 'key' in update ? update.key : null;
}

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

  const template = {
    message_template_id: 42,
    message_template_name: 'hello',
    message_template_language: 'en-US',
  };
  it.each([
    [
      'message_template_status_update',
      {
        ...template,
        event: 'REJECTED',
        reason: 'INVALID_FORMAT',
        rejection_info: { reason: 'Two variables touch.', recommendation: 'Part them.' },
      },
      {
        kind: 'template_status',
        rejection: { reason: 'Two variables touch.', recommendation: 'Part them.' },
      },
    ],
    [
      'message_template_status_update',
      { ...template, event: 'PAUSED', other_info: { title: 'FIRST_PAUSE' } },
      { kind: 'template_status', notice: { title: 'FIRST_PAUSE', description: null } },
    ],
    [
      'message_template_quality_update',
      { ...template, previous_quality_score: 'GREEN', new_quality_score: 'RED' },
      { kind: 'template_quality', quality: 'RED', previous: 'GREEN', language: 'en_US' },
    ],
    [
      'message_template_components_update',
      { ...template, message_template_element: 'Hi' },
      { kind: 'template_components', templateId: '42' },
    ],
    [
      'template_category_update',
      {
        ...template,
        new_category: 'UTILITY',
        correct_category: 'MARKETING',
        category_update_timestamp: 1_790_000_000,
      },
      {
        kind: 'template_category',
        category: 'UTILITY',
        correctCategory: 'MARKETING',
        changesAt: 1_790_000_000_000,
      },
    ],
    [
      'phone_number_quality_update',
      { display_phone_number: '390200', event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_100K' },
      { kind: 'number_quality', event: 'THROUGHPUT_UPGRADE', messagingLimit: 'TIER_100K' },
    ],
    [
      'phone_number_name_update',
      { display_phone_number: '390200', decision: 'APPROVED', requested_verified_name: 'Shop' },
      { kind: 'number_name', decision: 'APPROVED', name: 'Shop', reason: null },
    ],
    [
      'account_update',
      {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [
          { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_790_000_000 },
        ],
      },
      {
        kind: 'account',
        accountId: '55',
        restrictions: [{ type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', endsAt: 1_790_000_000_000 }],
      },
    ],
    [
      'account_update',
      { event: 'AD_ACCOUNT_LINKED', waba_info: { waba_id: '66' } },
      { kind: 'account', accountId: '66', ban: null },
    ],
    [
      'account_update',
      { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: ['DISABLE'], waba_ban_date: 'x' } },
      { kind: 'account', ban: { state: 'DISABLE', date: 'x' } },
    ],
    [
      'account_review_update',
      { decision: 'REJECTED' },
      { kind: 'account_review', decision: 'REJECTED' },
    ],
    [
      'account_alerts',
      {
        entity_type: 'WABA',
        entity_id: 55,
        alert_info: { alert_severity: 'CRITICAL', alert_type: 'X', alert_description: 'Act.' },
      },
      { kind: 'account_alert', entityId: '55', severity: 'CRITICAL', description: 'Act.' },
    ],
    [
      'business_capability_update',
      { max_daily_conversations_per_business: 2000 },
      { kind: 'capability', messagingLimit: 'TIER_2K' },
    ],
    [
      'business_capability_update',
      { max_daily_conversation_per_phone: -1 },
      { kind: 'capability', messagingLimit: 'TIER_UNLIMITED' },
    ],
    [
      'security',
      { display_phone_number: '390200', event: 'PIN_RESET_REQUEST', requester: 61_555 },
      { kind: 'security', event: 'PIN_RESET_REQUEST', requester: '61555' },
    ],
    [
      'flows',
      { event: 'FLOW_STATUS_CHANGE', flow_id: 8, old_status: 'DRAFT', new_status: 'PUBLISHED' },
      { kind: 'flow', flowId: '8', newStatus: 'PUBLISHED' },
    ],
    [
      'business_username_update',
      { display_phone_number: '390200', username: '@shop', status: 'approved' },
      { kind: 'username', username: 'shop', status: 'approved' },
    ],
    [
      'messages',
      { metadata, errors: [{ code: 130429, title: 'Too fast' }] },
      { kind: 'sending_error', phoneNumberId: '1001', errors: [{ code: 130429 }] },
    ],
    [
      'partner_solutions',
      { event: 'SOLUTION_CREATED' },
      { kind: 'other', value: { event: 'SOLUTION_CREATED' } },
    ],
    ['account_alerts', { entity_id: 1 }, { kind: 'other', value: { entity_id: 1 } }],
  ])('%s %#', (field, value, expected) => {
    expect(parseWebhook(envelope(field, value))).toMatchObject([{ field, ...expected }]);
  });

  it('says the same thing again under the same key, and something else under another', () => {
    expect(reviewKey({ decision: 'APPROVED' })).toBe(reviewKey({ decision: 'APPROVED' }));
    expect(reviewKey({ decision: 'APPROVED' })).not.toBe(reviewKey({ decision: 'REJECTED' }));
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

  it('never makes us fail: the strange is kept as it came, and the good beside it is read', () => {
    const text = { from, id: 'good', timestamp: '1', type: 'text', text: { body: 'Hi' } };
    const read = { kind: 'status', wamid: 'good', status: 'read' };
    expect(parseWebhook(null)).toEqual([]);
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('user_preferences', 'message_template_status_update', 'account_update'),
        (strange, field) => {
          expect(parseWebhook(strange)).toEqual([]);
          const kept = { kind: 'other', accountId: '55', value: strange };
          expect(parseWebhook(envelope('x', strange))).toMatchObject([{ ...kept, field: 'x' }]);
          expect(parseWebhook(envelope(field, [strange]))).toMatchObject([
            { kind: 'other', field, value: [strange] },
          ]);
          expect(
            parseWebhook(
              envelope('messages', {
                metadata,
                messages: [strange, text],
                statuses: [strange, { id: 'good', timestamp: '1', status: 'read' }],
              }),
            ),
          ).toMatchObject([kept, { kind: 'inbound', id: 'good', text: 'Hi' }, kept, read]);
          expect(
            parseWebhook(envelope('user_preferences', { metadata, user_preferences: [strange] })),
          ).toMatchObject([kept]);
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
          [/^template_quality_/, 'template_quality'],
          [/^template_components_/, 'template_components'],
          [/^template_category_/, 'template_category'],
          [/^phone_number_quality_/, 'number_quality'],
          [/^phone_number_name_/, 'number_name'],
          [/^account_update_/, 'account'],
          [/^account_review_/, 'account_review'],
          [/^account_alerts/, 'account_alert'],
          [/^business_capability_/, 'capability'],
          [/^security_/, 'security'],
          [/^flows_/, 'flow'],
          [/^value_errors_/, 'sending_error'],
        ] as const;
        const kind = expected.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
        expect(updates.map((update) => update.kind)).toEqual(updates.map(() => kind));
      },
    );
  });
}
