import { sendAnswerSchema, type SendBody } from './wire.ts';
import type { DoneResult, FailedCall, Graph, GraphConnection } from './graph.ts';

export interface AcceptedSend {
  kind: 'accepted';
  wamid: string;
  /** The recipient as WhatsApp knows it, without plus; may differ from the number sent to. */
  waId: string | null;
  /** The recipient's business-scoped user id, when the answer names it. */
  userId: string | null;
  /** `accepted`, `held_for_quality_assessment` or `paused`; null for types that have none. */
  messageStatus: string | null;
}

export type SendResult = AcceptedSend | FailedCall;

/** A message as the Cloud API takes it: its type, and the object of that name. */
export interface SendContent {
  type: string;
  [part: string]: unknown;
}

export interface OutgoingMessage {
  /** The sender's phone number id. */
  phoneNumberId: string;
  /**
   * E.164 with plus (without it Meta would put the sender's own country code in front), or a
   * business-scoped user id (`US.1349…`) of somebody whose number is not known.
   */
  to: string;
  content: SendContent;
  /** Comes back with every status (see `makeEcho`). Never personal data. */
  callbackData?: string;
  /** wamid of the message to quote. */
  replyTo?: string;
  /** Asked right before the first byte leaves; false gives `unsent` with reason `withheld`. */
  mayStillSend?: () => boolean;
}

export interface MessageCalls {
  /** Sends one message. Accepted is not yet sent: statuses come by webhook. Never throws. */
  sendMessage: (connection: GraphConnection, message: OutgoingMessage) => Promise<SendResult>;
  /** Shows the person's message (and those before it) as read; `isTyping` also shows the typing bubble for up to 25 s. */
  markRead: (
    connection: GraphConnection,
    message: { phoneNumberId: string; wamid: string; isTyping?: boolean },
  ) => Promise<DoneResult>;
}

export function messageCalls(graph: Graph): MessageCalls {
  return {
    sendMessage: async (connection, message) => {
      const answer = await graph.call(
        connection,
        {
          method: 'POST',
          path: `${message.phoneNumberId}/messages`,
          json: sendBody(message),
          ...(message.mayStillSend === undefined ? {} : { mayStillSend: message.mayStillSend }),
        },
        sendAnswerSchema,
      );
      if (answer.kind !== 'ok') return answer;
      const sent = answer.data.messages[0];
      if (sent === undefined) return { kind: 'unknown', reason: 'unreadable_answer' };
      const contact = answer.data.contacts?.[0];
      return {
        kind: 'accepted',
        wamid: sent.id,
        waId: contact?.wa_id ?? null,
        userId: contact?.user_id ?? null,
        messageStatus: sent.message_status ?? null,
      };
    },

    markRead: async (connection, { phoneNumberId, wamid, isTyping = false }) =>
      graph.perform(connection, {
        method: 'POST',
        path: `${phoneNumberId}/messages`,
        json: {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: wamid,
          ...(isTyping ? { typing_indicator: { type: 'text' } } : {}),
        },
      }),
  };
}

/** Whether a recipient's address is a business-scoped user id and not a phone number. */
export function isUserId(address: string): boolean {
  return /^[A-Z]{2}\./.test(address);
}

function sendBody(message: OutgoingMessage): SendBody {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(isUserId(message.to) ? { recipient: message.to } : { to: message.to }),
    ...(message.replyTo === undefined ? {} : { context: { message_id: message.replyTo } }),
    ...(message.callbackData === undefined
      ? {}
      : { biz_opaque_callback_data: message.callbackData }),
    ...message.content,
  };
}
