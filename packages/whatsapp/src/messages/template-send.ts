/** A medium of a header: by link, or by the id of an upload at Meta. */
export type MediaReference = { link: string } | { id: string };

/** One parameter of a template component as the Cloud API takes it. */
export type TemplateParameter =
  | { type: 'text'; text: string; parameter_name?: string }
  | { type: 'image'; image: MediaReference }
  | { type: 'video'; video: MediaReference }
  | { type: 'document'; document: MediaReference & { filename?: string } }
  | {
      type: 'location';
      location: { latitude: string; longitude: string; name: string; address: string };
    }
  | { type: 'payload'; payload: string }
  | { type: 'coupon_code'; coupon_code: string };

export type TemplateSendComponent =
  | { type: 'header' | 'body'; parameters: TemplateParameter[] }
  | {
      type: 'button';
      sub_type: 'url' | 'quick_reply' | 'copy_code';
      /** The button's 0-based place among all buttons. */
      index: string;
      parameters: TemplateParameter[];
    };

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

/** Payload of a template's quick reply, so that a tap comes back with the button's place. */
export function quickReplyPayload(buttonIndex: number): string {
  return `${quickReplyPrefix}${buttonIndex}`;
}

/** The button's place out of a tap's payload; null for payloads that are not ours. */
export function quickReplyIndex(payload: string): number | null {
  const match = /^waypost:(\d{1,2})$/.exec(payload);
  return match ? Number(match[1]) : null;
}
