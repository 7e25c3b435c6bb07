import { z } from 'zod';

import type { CallResult, DoneResult, Graph, GraphConnection } from './graph.ts';

/** A QR code of a number and the short link behind it (`https://wa.me/message/…`). */
export interface QrCode {
  code: string;
  /** What stands in the person's composer after scanning, at most 140 characters. */
  prefilledMessage: string;
  deepLinkUrl: string;
  /** Meta's own picture of it; only when asked for at creation, and for minutes. */
  imageUrl: string | null;
}

export interface QrCodeCalls {
  listQrCodes: (
    connection: GraphConnection,
    phoneNumberId: string,
  ) => Promise<CallResult<{ codes: QrCode[] }>>;
  createQrCode: (
    connection: GraphConnection,
    phoneNumberId: string,
    code: { prefilledMessage: string; image?: 'PNG' | 'SVG' },
  ) => Promise<CallResult<{ code: QrCode }>>;
  /** Changes the text behind a code that is already printed. */
  updateQrCode: (
    connection: GraphConnection,
    phoneNumberId: string,
    change: { code: string; prefilledMessage: string },
  ) => Promise<CallResult<{ code: QrCode }>>;
  deleteQrCode: (
    connection: GraphConnection,
    phoneNumberId: string,
    code: string,
  ) => Promise<DoneResult>;
}

const qrCodeSchema = z
  .looseObject({
    code: z.string().min(1),
    prefilled_message: z.string(),
    deep_link_url: z.string(),
    qr_image_url: z.string().optional(),
  })
  .transform((answer): QrCode => ({
    code: answer.code,
    prefilledMessage: answer.prefilled_message,
    deepLinkUrl: answer.deep_link_url,
    imageUrl: answer.qr_image_url ?? null,
  }));

/** Calls of `/{phone number id}/message_qrdls`. */
export function qrCodeCalls(graph: Graph): QrCodeCalls {
  return {
    listQrCodes: async (connection, phoneNumberId) => {
      const answer = await graph.collect(
        connection,
        `${phoneNumberId}/message_qrdls`,
        { fields: 'code,prefilled_message,deep_link_url' },
        (item) => qrCodeSchema.safeParse(item).data ?? null,
      );
      return answer.kind === 'ok' ? { kind: 'ok', codes: answer.items } : answer;
    },

    createQrCode: async (connection, phoneNumberId, { prefilledMessage, image }) => {
      const answer = await graph.call(
        connection,
        {
          method: 'POST',
          path: `${phoneNumberId}/message_qrdls`,
          json: {
            prefilled_message: prefilledMessage,
            ...(image === undefined ? {} : { generate_qr_image: image }),
          },
        },
        qrCodeSchema,
      );
      return answer.kind === 'ok' ? { kind: 'ok', code: answer.data } : answer;
    },

    updateQrCode: async (connection, phoneNumberId, { code, prefilledMessage }) => {
      const answer = await graph.call(
        connection,
        {
          method: 'POST',
          path: `${phoneNumberId}/message_qrdls`,
          json: { code, prefilled_message: prefilledMessage },
        },
        qrCodeSchema,
      );
      return answer.kind === 'ok' ? { kind: 'ok', code: answer.data } : answer;
    },

    deleteQrCode: async (connection, phoneNumberId, code) =>
      graph.perform(connection, {
        method: 'DELETE',
        path: `${phoneNumberId}/message_qrdls/${encodeURIComponent(code)}`,
      }),
  };
}
