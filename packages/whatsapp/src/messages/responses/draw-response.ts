import type {
  Bubble,
  BubbleCard,
  BubbleContact,
  BubbleHeader,
  BubbleProduct,
  TextRun,
} from '../bubble.ts';
import { mediaReference, mediaUrl } from '../media-reference.ts';
import type {
  ResponseSend,
  SentContact,
  SentHeader,
  SentInteractive,
  SentMedium,
} from './response-send.ts';

/**
 * Where the words of a bubble come from: a preview knows which of them are personal or missing, a message
 * that was sent knows only what it said. Paths are those of the content's fields.
 */
export interface DrawnWords {
  runs: (path: string, sent: string) => TextRun[];
  /** Words drawn in one piece, such as a button's. */
  label: (path: string, sent: string) => string;
}

/** The words as they were sent. */
export const sentWords: DrawnWords = {
  runs: (_, sent) => (sent === '' ? [] : [{ text: sent, source: 'template' }]),
  label: (_, sent) => sent,
};

/**
 * Draws a free-form message from what is sent, so that a preview can't show anything else. Words that
 * WhatsApp itself puts on a button stay empty; the phone writes them in its own language.
 */
export function drawResponse(send: ResponseSend, words: DrawnWords): Bubble {
  switch (send.type) {
    case 'text':
      return { body: words.runs('body', send.text.body), buttons: [] };
    case 'image':
      return medium('image', send.image, words);
    case 'video':
      return medium('video', send.video, words);
    case 'document':
      return medium('document', send.document, words);
    case 'sticker':
      return medium('sticker', send.sticker, words);
    case 'audio': {
      const header = {
        kind: 'audio' as const,
        ...address(send.audio),
        ...(send.audio.voice === true ? { voice: true } : {}),
      };
      return { header, body: [], buttons: [] };
    }
    case 'location':
      return { header: location(send.location, words), body: [], buttons: [] };
    case 'contacts':
      return {
        header: { kind: 'contacts', contacts: send.contacts.map(drawnContact) },
        body: [],
        buttons: [],
      };
    case 'interactive':
      return interactive(send.interactive, words);
    case 'reaction':
      return { body: [], buttons: [], emojiReaction: send.reaction.emoji };
  }
}

function address(reference: SentMedium): { url?: string } {
  const text = reference.link ?? reference.id ?? undefined;
  const read =
    reference.asset === undefined ? mediaReference(text ?? '') : { asset: reference.asset };
  const url = read === null ? undefined : mediaUrl(read);
  return url === undefined ? {} : { url };
}

function medium(
  kind: 'image' | 'video' | 'document' | 'sticker',
  sent: SentMedium & { caption?: string | undefined; filename?: string | undefined },
  words: DrawnWords,
): Bubble {
  return {
    header: {
      kind,
      ...address(sent),
      ...(sent.filename === undefined ? {} : { filename: words.label('filename', sent.filename) }),
    },
    body: words.runs('caption', sent.caption ?? ''),
    buttons: [],
  };
}

function location(
  sent: Extract<ResponseSend, { type: 'location' }>['location'],
  words: DrawnWords,
): BubbleHeader {
  const name = words.label('name', sent.name ?? '');
  const place = words.label('address', sent.address ?? '');
  return {
    kind: 'location',
    latitude: sent.latitude,
    longitude: sent.longitude,
    ...(name === '' ? {} : { name }),
    ...(place === '' ? {} : { address: place }),
  };
}

/** A contact card as the phone shows it. */
export function drawnContact(contact: SentContact): BubbleContact {
  return {
    name: contact.name.formatted_name,
    phones: (contact.phones ?? []).map(({ phone }) => phone),
    emails: (contact.emails ?? []).map(({ email }) => email),
    ...(contact.org === undefined ? {} : { organisation: contact.org.company }),
  };
}

function header(sent: SentHeader, path: string, words: DrawnWords): BubbleHeader {
  switch (sent.type) {
    case 'text':
      return { kind: 'text', runs: words.runs(`${path}.text`, sent.text) };
    case 'image':
      return { kind: 'image', ...address(sent.image) };
    case 'video':
      return { kind: 'video', ...address(sent.video) };
    case 'document':
      return {
        kind: 'document',
        ...address(sent.document),
        ...(sent.document.filename === undefined
          ? {}
          : { filename: words.label(`${path}.filename`, sent.document.filename) }),
      };
  }
}

function interactive(sent: SentInteractive, words: DrawnWords): Bubble {
  const bubble: Bubble = { body: words.runs('body', sent.body?.text ?? ''), buttons: [] };
  if ('header' in sent && sent.header !== undefined) {
    bubble.header = header(sent.header, 'header', words);
  }
  if ('footer' in sent && sent.footer !== undefined) {
    bubble.footer = words.label('footer', sent.footer.text);
  }
  switch (sent.type) {
    case 'button':
      bubble.buttons = sent.action.buttons.map(({ reply }, index) => ({
        kind: 'quick_reply',
        text: words.label(`buttons.${index}`, reply.title),
        index,
        payload: reply.id,
      }));
      return bubble;
    case 'list':
      bubble.buttons = [
        { kind: 'list', text: words.label('button', sent.action.button), index: 0 },
      ];
      bubble.list = list(sent, words);
      return bubble;
    case 'cta_url': {
      const { display_text, url } = sent.action.parameters;
      bubble.buttons = [{ kind: 'url', text: words.label('button', display_text), index: 0, url }];
      return bubble;
    }
    case 'flow': {
      const { flow_cta, flow_id } = sent.action.parameters;
      const text = words.label('button', flow_cta);
      bubble.buttons = [{ kind: 'flow', text, index: 0, payload: flow_id }];
      return bubble;
    }
    case 'product': {
      const product = { retailerId: words.label('retailerId', sent.action.product_retailer_id) };
      bubble.header = { kind: 'product', product };
      bubble.buttons = [{ kind: 'products', text: '', index: 0 }];
      return bubble;
    }
    case 'product_list':
      bubble.products = products(sent, words);
      bubble.buttons = [{ kind: 'products', text: '', index: 0 }];
      return bubble;
    case 'catalog_message': {
      const cover = sent.action.parameters?.thumbnail_product_retailer_id;
      if (cover !== undefined) {
        const product = { retailerId: words.label('thumbnailRetailerId', cover) };
        bubble.header = { kind: 'product', product };
      }
      bubble.buttons = [{ kind: 'catalog', text: '', index: 0 }];
      return bubble;
    }
    case 'location_request_message':
      bubble.buttons = [{ kind: 'location_request', text: '', index: 0 }];
      return bubble;
    case 'carousel':
      bubble.cards = sent.action.cards.map((card, place) => drawnCard(card, place, words));
      return bubble;
  }
}

function list(
  sent: Extract<SentInteractive, { type: 'list' }>,
  words: DrawnWords,
): NonNullable<Bubble['list']> {
  let index = 0;
  return {
    sections: sent.action.sections.map(({ title, rows }, section) => ({
      title: words.label(`sections.${section}.title`, title ?? ''),
      rows: rows.map((row, place) => {
        const path = `sections.${section}.rows.${place}`;
        const description = words.label(`${path}.description`, row.description ?? '');
        return {
          index: index++,
          title: words.label(`${path}.title`, row.title),
          ...(description === '' ? {} : { description }),
          payload: row.id,
        };
      }),
    })),
  };
}

function products(
  sent: Extract<SentInteractive, { type: 'product_list' }>,
  words: DrawnWords,
): NonNullable<Bubble['products']> {
  return {
    sections: sent.action.sections.map(({ title, product_items }, section) => ({
      title: words.label(`sections.${section}.title`, title ?? ''),
      products: product_items.map(({ product_retailer_id }, place): BubbleProduct => ({
        retailerId: words.label(`sections.${section}.retailerIds.${place}`, product_retailer_id),
      })),
    })),
  };
}

function drawnCard(
  card: Extract<SentInteractive, { type: 'carousel' }>['action']['cards'][number],
  place: number,
  words: DrawnWords,
): BubbleCard {
  const path = `cards.${place}`;
  const { display_text, url } = card.action.parameters;
  return {
    header: header(card.header, `${path}.header`, words),
    body: words.runs(`${path}.body`, card.body?.text ?? ''),
    buttons: [{ kind: 'url', text: words.label(`${path}.button`, display_text), index: 0, url }],
  };
}
