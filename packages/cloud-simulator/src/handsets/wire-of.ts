import type { Context } from '../context.ts';
import { ControlError } from '../control/control-error.ts';
import { sampleMedium } from '../media/sample-media.ts';
import { suitsKind, type MediaKind } from '../messages/media-in-send.ts';
import { webhookError } from '../statuses/status-object.ts';
import type { PersonSend } from './person-sends.ts';

/** A person's message as the webhook will carry it. */
export interface Wire {
  kind: string;
  /** Null for kinds that have nothing under their key. */
  content: unknown;
  /** What stands beside the content: referral, group, context, errors. */
  extras: Record<string, unknown>;
  quotedId: string | null;
}

type Send<K extends PersonSend['kind']> = Extract<PersonSend, { kind: K }>;

function referralOf(send: PersonSend, number: string): Record<string, unknown> {
  const { referral } = send;
  if (!referral) return {};
  const { sourceUrl, sourceId, sourceType, headline, body, clickId, welcomeText } = referral;
  return {
    referral: {
      source_url: sourceUrl,
      source_id: sourceId,
      source_type: sourceType,
      body,
      headline,
      ctwa_clid: clickId ?? `ARsimulated${number}`,
      ...(welcomeText === undefined ? {} : { welcome_message: { text: welcomeText } }),
    },
  };
}

function extrasOf(send: PersonSend, number: string): Record<string, unknown> {
  const product = send.kind === 'text' ? send.product : undefined;
  const context = {
    ...(send.forwarded === true ? { forwarded: true } : {}),
    ...(product === undefined
      ? {}
      : {
          referred_product: {
            catalog_id: product.catalogId,
            product_retailer_id: product.retailerId,
          },
        }),
  };
  return {
    ...referralOf(send, number),
    ...(send.groupId === undefined ? {} : { group_id: send.groupId }),
    ...(Object.keys(context).length > 0 ? { context } : {}),
  };
}

function flowAnswer(send: Send<'flow'>, token: string): unknown {
  return {
    type: 'nfm_reply',
    nfm_reply: {
      name: 'flow',
      body: 'Sent',
      response_json: JSON.stringify({ ...send.answers, flow_token: token }),
    },
  };
}

/** Writes what a person does as the wire has it. Throws a ControlError for what a phone can't do. */
export function createWireOf(context: Context) {
  const { catalogues, handsets, media } = context;

  const medium = (send: Send<MediaKind>, phoneNumberId: string): Record<string, unknown> => {
    const given = send.data === undefined ? undefined : Buffer.from(send.data, 'base64');
    const file = given
      ? { bytes: given, mimeType: send.mimeType ?? 'application/octet-stream' }
      : sampleMedium(send.kind);
    if (!suitsKind(send.kind, file.mimeType)) {
      throw new ControlError(
        422,
        'mimeType',
        `a file of type ${file.mimeType} can't be sent as ${send.kind}`,
      );
    }
    const stored = media.receive({ phoneNumberId, ...file });
    const filename =
      send.filename ?? (send.kind === 'document' && !given ? 'sample.pdf' : undefined);
    return {
      id: stored.id,
      mime_type: send.voice === true ? 'audio/ogg; codecs=opus' : stored.mimeType,
      sha256: stored.sha256,
      ...(send.caption === undefined ? {} : { caption: send.caption }),
      ...(filename === undefined || send.kind !== 'document' ? {} : { filename }),
      ...(send.kind === 'audio' ? { voice: send.voice === true } : {}),
      ...(send.kind === 'sticker' ? { animated: false } : {}),
    };
  };

  const contacts = (send: Send<'contacts'>, number: string): unknown[] => {
    const own = { name: handsets.nameOf(number), phone: `+${number}` };
    return (send.contacts ?? [{ ...own, email: undefined, organisation: undefined }]).map(
      ({ name, phone, email, organisation }) => {
        const [first = name, ...rest] = name.split(' ');
        return {
          name: {
            formatted_name: name,
            first_name: first,
            ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
          },
          ...(phone === undefined
            ? {}
            : { phones: [{ phone, wa_id: phone.replace(/\D/g, ''), type: 'CELL' }] }),
          ...(email === undefined ? {} : { emails: [{ email, type: 'WORK' }] }),
          ...(organisation === undefined ? {} : { org: { company: organisation } }),
          ...(send.contacts === undefined ? { origin: 'user' } : {}),
        };
      },
    );
  };

  const order = (send: Send<'order'>): unknown => ({
    catalog_id: send.catalogId,
    text: send.text,
    product_items: send.items.map(({ retailerId, quantity, price, currency }) => {
      const known = catalogues.product(send.catalogId, retailerId);
      return {
        product_retailer_id: retailerId,
        quantity,
        item_price: price ?? known?.price ?? 0,
        currency: currency ?? known?.currency ?? 'EUR',
      };
    }),
  });

  const contentOf = (
    send: PersonSend,
    number: string,
    phoneNumberId: string,
    flowToken: string,
  ): Pick<Wire, 'kind' | 'content'> => {
    const { kind } = send;
    switch (kind) {
      case 'text':
        return { kind, content: { body: send.text } };
      case 'location': {
        const { latitude, longitude, name, address } = send;
        return {
          kind,
          content: {
            latitude,
            longitude,
            ...(name === undefined ? {} : { name }),
            ...(address === undefined ? {} : { address }),
          },
        };
      }
      case 'contacts':
        return { kind, content: contacts(send, number) };
      case 'reaction':
        return {
          kind,
          content: {
            message_id: send.messageId,
            ...(send.emoji === null ? {} : { emoji: send.emoji }),
          },
        };
      case 'order':
        return { kind, content: order(send) };
      case 'flow':
        return { kind: 'interactive', content: flowAnswer(send, flowToken) };
      case 'unsupported':
        return { kind, content: { type: send.type } };
      case 'edit':
        return {
          kind,
          content: {
            original_message_id: send.messageId,
            message: { type: 'text', text: { body: send.text } },
          },
        };
      case 'revoke':
        return { kind, content: { original_message_id: send.messageId } };
      case 'request_welcome':
        return { kind, content: null };
      case 'image':
      case 'video':
      case 'audio':
      case 'document':
      case 'sticker':
        return { kind, content: medium(send, phoneNumberId) };
    }
  };

  return (send: PersonSend, number: string, phoneNumberId: string, flowToken: string): Wire => {
    const extras = extrasOf(send, number);
    if (send.kind === 'unsupported') extras['errors'] = [webhookError(131051)];
    return {
      ...contentOf(send, number, phoneNumberId, flowToken),
      extras,
      quotedId: send.kind === 'flow' ? send.messageId : (send.quotedId ?? null),
    };
  };
}
