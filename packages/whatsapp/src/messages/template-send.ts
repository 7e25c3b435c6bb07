import type { MediaReference } from './media-reference.ts';

/** A list of products in a template message, as Meta takes it. */
export interface ProductSection {
  title?: string;
  product_items: { product_retailer_id: string }[];
}

/** What the button of a Flow, a catalogue or a product list does. */
export interface TemplateButtonAction {
  flow_token?: string;
  flow_action_data?: Record<string, string>;
  thumbnail_product_retailer_id?: string;
  sections?: ProductSection[];
}

/** One parameter of a template component as the Cloud API takes it. */
export type TemplateParameter =
  | { type: 'text'; text: string; parameter_name?: string }
  | { type: 'image'; image: MediaReference }
  | { type: 'video'; video: MediaReference }
  | { type: 'gif'; gif: MediaReference }
  | { type: 'document'; document: MediaReference & { filename?: string } }
  | {
      type: 'location';
      location: { latitude: string; longitude: string; name: string; address: string };
    }
  | { type: 'product'; product: { product_retailer_id: string; catalog_id: string } }
  | { type: 'limited_time_offer'; limited_time_offer: { expiration_time_ms: number } }
  | { type: 'payload'; payload: string }
  | { type: 'coupon_code'; coupon_code: string }
  | { type: 'action'; action: TemplateButtonAction };

/** A component that a card can have too. */
export type CardSendComponent =
  | { type: 'header' | 'body'; parameters: TemplateParameter[] }
  | {
      type: 'button';
      sub_type: 'url' | 'quick_reply' | 'copy_code' | 'flow' | 'catalog' | 'mpm';
      /** The button's 0-based place among all buttons of the message, or of its card. */
      index: string;
      parameters: TemplateParameter[];
    };

export type TemplateSendComponent =
  | CardSendComponent
  | { type: 'limited_time_offer'; parameters: TemplateParameter[] }
  | { type: 'carousel'; cards: { card_index: number; components: CardSendComponent[] }[] };

/** The `template` object of a send. `components` is left out when there is nothing to fill. */
export interface TemplateSend {
  name: string;
  language: { code: string };
  components?: TemplateSendComponent[];
}

/** The `text` object of a send inside the customer-service window. */
export interface TextSend {
  body: string;
  preview_url?: boolean;
}

const quickReplyPrefix = 'waypost:';

/**
 * Payload of a template's quick reply, so that a tap comes back with the button's place. On a carousel
 * the place counts over the buttons of all cards.
 */
export function quickReplyPayload(buttonIndex: number): string {
  return `${quickReplyPrefix}${buttonIndex}`;
}

/** The button's place out of a tap's payload; null for payloads that are not ours. */
export function quickReplyIndex(payload: string): number | null {
  const match = /^waypost:(\d{1,2})$/.exec(payload);
  return match ? Number(match[1]) : null;
}
