import type { SendContent } from '@waypost/whatsapp/cloud-api';

/** One content of a message, as the Cloud API takes it. */
export interface MessageContent {
  send: SendContent;
  /** Shown as an answer to the person's latest message. */
  quotes: boolean;
}

/** What a stored payload holds: a template may leave at any time, a response only inside the window. */
export interface MessageContents {
  template: MessageContent | null;
  response: MessageContent | null;
}

/**
 * Reads a payload `{ type, [type]: …, quote?, inWindow? }`. Beside a template, `inWindow` is the
 * response that is sent instead of it while the person's window is open.
 */
export function contentsOf(payload: unknown): MessageContents {
  const fields = fieldsOf(payload);
  const outer = contentOf(fields);
  if (outer === null) return { template: null, response: null };
  if (outer.send.type !== 'template') return { template: null, response: outer };
  return { template: outer, response: contentOf(fieldsOf(fields['inWindow'])) };
}

/** The content that was sent, or that is looked at first as long as none was. */
export function sentContentOf(
  payload: unknown,
  sentAs: 'template' | 'response' | null,
): SendContent | null {
  const { template, response } = contentsOf(payload);
  const first = sentAs === 'response' ? (response ?? template) : (template ?? response);
  return first?.send ?? null;
}

function contentOf(fields: Record<string, unknown>): MessageContent | null {
  const { type } = fields;
  if (typeof type !== 'string') return null;
  const part = fields[type];
  if (typeof part !== 'object' || part === null) return null;
  return { send: { type, [type]: part }, quotes: fields['quote'] === true };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
