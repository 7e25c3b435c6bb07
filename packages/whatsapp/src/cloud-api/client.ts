import type { TemplateSend, TextSend } from '../messages/template-send.ts';
import {
  parameterFormatSchema,
  type Template,
  templateCategorySchema,
  type TemplateComponent,
  templateComponentSchema,
  templateStatusSchema,
} from '../templates/template.ts';
import { createTransport, type Exchange, type TransportOptions } from './transport.ts';
import {
  errorAnswerSchema,
  pageSchema,
  phoneNumberAnswerSchema,
  type SendBody,
  sendAnswerSchema,
  templateAnswerSchema,
} from './wire.ts';

/** Which Graph API to talk to, and as whom. */
export interface GraphConnection {
  /** E.g. `https://graph.facebook.com`, or a simulator's address, a path included. */
  baseUrl: string;
  /** E.g. `v25.0`. */
  version: string;
  token: string;
}

/** What Meta refused, and why. */
export interface RefusedCall {
  kind: 'error';
  /** Look it up with `classify`. */
  code: number;
  subcode: number | null;
  /** Meta's most helpful words. */
  details: string;
  httpStatus: number;
}

export interface UnsentCall {
  kind: 'unsent';
  /** Short code, e.g. `ECONNREFUSED`, `ENOTFOUND`, `withheld`. */
  reason: string;
}

export interface UnknownCall {
  kind: 'unknown';
  /** Short code, e.g. `UND_ERR_HEADERS_TIMEOUT`, `ECONNRESET`, `unreadable_answer`. */
  reason: string;
}

export type FailedCall = RefusedCall | UnsentCall | UnknownCall;

export interface AcceptedSend {
  kind: 'accepted';
  wamid: string;
  /** The recipient as WhatsApp knows it, without plus; may differ from the number sent to. */
  waId: string | null;
  userId: string | null;
  /** `accepted`, `held_for_quality_assessment` or `paused`; null for types that have none. */
  messageStatus: string | null;
}

export type SendResult = AcceptedSend | FailedCall;

export interface OutgoingMessage {
  /** The sender's phone number id. */
  phoneNumberId: string;
  /** E.164 with plus. Without it Meta would put the sender's own country code in front. */
  to: string;
  content: { type: 'template'; template: TemplateSend } | { type: 'text'; text: TextSend };
  /** Comes back with every status (see `makeEcho`). Never personal data. */
  callbackData?: string;
  /** wamid of the message to quote. */
  replyTo?: string;
  /** Asked right before the first byte leaves; false gives `unsent` with reason `withheld`. */
  mayStillSend?: () => boolean;
}

/** A template as the account has it. */
export interface ListedTemplate extends Template {
  id: string;
  rejectedReason: string | null;
}

export type TemplateList =
  | {
      kind: 'ok';
      templates: ListedTemplate[];
      /** Templates with parts that Waypost can't fill (carousels, flows, catalogues, …). */
      unsupported: { id: string; name: string; language: string }[];
    }
  | FailedCall;

export type PhoneNumberResult =
  | {
      kind: 'ok';
      id: string;
      displayPhoneNumber: string | null;
      verifiedName: string | null;
      /** GREEN, YELLOW, RED, NA or UNKNOWN. */
      qualityRating: string | null;
      /** CONNECTED, FLAGGED, BANNED, … */
      status: string | null;
      nameStatus: string | null;
      /** STANDARD (80 messages a second) or HIGH (1,000). */
      throughputLevel: string | null;
      /** TIER_250 … TIER_UNLIMITED. */
      messagingLimit: string | null;
    }
  | FailedCall;

export interface CloudApiClient {
  /** Sends one message. Accepted is not yet sent: statuses come by webhook. Never throws. */
  sendMessage: (connection: GraphConnection, message: OutgoingMessage) => Promise<SendResult>;
  /** All templates of a WhatsApp Business Account, over as many pages as there are. */
  listTemplates: (connection: GraphConnection, accountId: string) => Promise<TemplateList>;
  getPhoneNumber: (
    connection: GraphConnection,
    phoneNumberId: string,
  ) => Promise<PhoneNumberResult>;
  /** Lets running requests end and closes all connections. */
  close: () => Promise<void>;
}

const pageSize = 100;
const pageLimit = 200;
const staleCursor = 131059;

/** A client for Meta's Cloud API, or for anything that speaks like it. */
export function createCloudApiClient(options: TransportOptions = {}): CloudApiClient {
  const transport = createTransport(options);

  async function get(
    connection: GraphConnection,
    path: string,
    query: Record<string, string>,
  ): Promise<{ kind: 'ok'; body: unknown } | FailedCall> {
    const url = urlOf(connection, path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const exchange = await transport.exchange({ method: 'GET', url, token: connection.token });
    return failureOf(exchange) ?? { kind: 'ok', body: bodyOf(exchange) };
  }

  return {
    sendMessage: async (connection, message) => {
      const exchange = await transport.exchange({
        method: 'POST',
        url: urlOf(connection, `${message.phoneNumberId}/messages`),
        token: connection.token,
        body: JSON.stringify(sendBody(message)),
        ...(message.mayStillSend === undefined ? {} : { mayStillSend: message.mayStillSend }),
      });
      const failure = failureOf(exchange);
      if (failure !== null) return failure;
      const answer = sendAnswerSchema.safeParse(bodyOf(exchange));
      const sent = answer.data?.messages[0];
      if (sent === undefined) return { kind: 'unknown', reason: 'unreadable_answer' };
      const contact = answer.data?.contacts?.[0];
      return {
        kind: 'accepted',
        wamid: sent.id,
        waId: contact?.wa_id ?? null,
        userId: contact?.user_id ?? null,
        messageStatus: sent.message_status ?? null,
      };
    },

    listTemplates: async (connection, accountId) => {
      let collected: TemplateCollection = { templates: [], unsupported: [] };
      let after: string | undefined;
      let hasRestarted = false;
      for (let page = 0; page < pageLimit; page += 1) {
        // Each page's address comes out of the page before it.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await get(connection, `${accountId}/message_templates`, {
          fields: 'id,name,language,category,status,parameter_format,components,rejected_reason',
          limit: String(pageSize),
          ...(after === undefined ? {} : { after }),
        });
        if (answer.kind !== 'ok') {
          if (answer.kind === 'error' && answer.code === staleCursor && !hasRestarted) {
            hasRestarted = true;
            collected = { templates: [], unsupported: [] };
            after = undefined;
            continue;
          }
          return answer;
        }
        const list = pageSchema.safeParse(answer.body);
        if (!list.success) return { kind: 'unknown', reason: 'unreadable_answer' };
        for (const item of list.data.data) collectTemplate(collected, item);
        after = list.data.paging?.cursors?.after;
        if (list.data.paging?.next === undefined || after === undefined) break;
      }
      return { kind: 'ok', ...collected };
    },

    getPhoneNumber: async (connection, phoneNumberId) => {
      const answer = await get(connection, phoneNumberId, {
        fields:
          'id,display_phone_number,verified_name,quality_rating,status,name_status,code_verification_status,throughput,whatsapp_business_manager_messaging_limit',
      });
      if (answer.kind !== 'ok') return answer;
      const parsed = phoneNumberAnswerSchema.safeParse(answer.body);
      if (!parsed.success) return { kind: 'unknown', reason: 'unreadable_answer' };
      const { data } = parsed;
      return {
        kind: 'ok',
        id: data.id,
        displayPhoneNumber: data.display_phone_number ?? null,
        verifiedName: data.verified_name ?? null,
        qualityRating: data.quality_rating ?? null,
        status: data.status ?? null,
        nameStatus: data.name_status ?? null,
        throughputLevel: data.throughput?.level ?? null,
        messagingLimit: data.whatsapp_business_manager_messaging_limit ?? null,
      };
    },

    close: transport.close,
  };
}

function urlOf(connection: GraphConnection, path: string): URL {
  return new URL(`${connection.baseUrl.replace(/\/+$/, '')}/${connection.version}/${path}`);
}

function sendBody(message: OutgoingMessage): SendBody {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: message.to,
    ...(message.replyTo === undefined ? {} : { context: { message_id: message.replyTo } }),
    ...(message.callbackData === undefined
      ? {}
      : { biz_opaque_callback_data: message.callbackData }),
    ...(message.content.type === 'template'
      ? { type: 'template', template: { ...message.content.template } }
      : { type: 'text', text: { ...message.content.text } }),
  };
}

function bodyOf(exchange: Exchange): unknown {
  return exchange.kind === 'answered' ? exchange.body : undefined;
}

/** What went wrong with a call; null when it succeeded. Decides on Meta's code, not on the HTTP status. */
function failureOf(exchange: Exchange): FailedCall | null {
  if (exchange.kind !== 'answered') return exchange;
  const refusal = errorAnswerSchema.safeParse(exchange.body);
  if (refusal.success) {
    const { error } = refusal.data;
    const data = error.error_data;
    return {
      kind: 'error',
      code: error.code,
      subcode: error.error_subcode ?? null,
      details:
        (typeof data === 'string' ? data : data?.details) ??
        error.error_user_msg ??
        error.message ??
        '',
      httpStatus: exchange.httpStatus,
    };
  }
  const isSuccess = exchange.httpStatus >= 200 && exchange.httpStatus < 300;
  if (isSuccess && exchange.body !== undefined) return null;
  return { kind: 'unknown', reason: 'unreadable_answer' };
}

interface TemplateCollection {
  templates: ListedTemplate[];
  unsupported: { id: string; name: string; language: string }[];
}

function collectTemplate(collection: TemplateCollection, item: unknown): void {
  const parsed = templateAnswerSchema.safeParse(item);
  if (!parsed.success) return;
  const { id, name } = parsed.data;
  const language = parsed.data.language.replaceAll('-', '_');
  const category = templateCategorySchema.safeParse(parsed.data.category.toUpperCase());
  const status = templateStatusSchema.safeParse(parsed.data.status.toUpperCase());
  const format = parameterFormatSchema.safeParse(parsed.data.parameter_format?.toUpperCase());
  const components: TemplateComponent[] = [];
  for (const part of parsed.data.components) {
    const component = templateComponentSchema.safeParse(part);
    if (component.success) components.push(component.data);
  }
  const isWhole = components.length === parsed.data.components.length && components.length > 0;
  if (!category.success || !status.success || !isWhole) {
    collection.unsupported.push({ id, name, language });
    return;
  }
  collection.templates.push({
    id,
    name,
    language,
    category: category.data,
    status: status.data,
    parameterFormat: format.data ?? 'POSITIONAL',
    components,
    rejectedReason:
      parsed.data.rejected_reason === 'NONE' ? null : (parsed.data.rejected_reason ?? null),
  });
}
