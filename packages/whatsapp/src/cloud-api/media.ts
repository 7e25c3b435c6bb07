import { z } from 'zod';

import type { CallResult, DoneResult, Graph, GraphConnection } from './graph.ts';
import { idSchema } from './wire.ts';

/** A file on its way to Meta. */
export interface UploadedFile {
  name: string;
  mimeType: string;
  bytes: Buffer;
}

/** What Meta says of a medium. */
export interface MediumFacts {
  id: string;
  /** Where its bytes are for five minutes; afterwards 404, and a new address has to be asked for. */
  url: string;
  mimeType: string | null;
  sha256: string | null;
  /** bytes */
  size: number | null;
}

export interface MediaCalls {
  /** Uploads a file for messages of one number. Its id lives 30 days. */
  uploadMedium: (
    connection: GraphConnection,
    phoneNumberId: string,
    file: UploadedFile,
  ) => Promise<CallResult<{ id: string }>>;
  getMedium: (
    connection: GraphConnection,
    mediumId: string,
    phoneNumberId?: string,
  ) => Promise<CallResult<{ medium: MediumFacts }>>;
  /** The bytes of a medium by its id, ours or one out of a webhook; longer ones than `maxBytes` are given up. */
  downloadMedium: (
    connection: GraphConnection,
    mediumId: string,
    options: { maxBytes: number; phoneNumberId?: string },
  ) => Promise<CallResult<{ bytes: Buffer; mimeType: string | null; sha256: string | null }>>;
  deleteMedium: (
    connection: GraphConnection,
    mediumId: string,
    phoneNumberId?: string,
  ) => Promise<DoneResult>;
  /**
   * Uploads a sample for a template's header, or a profile picture, through the resumable upload: the only way
   * to a handle (`4::…`). A medium's id is not accepted there.
   */
  uploadSample: (
    connection: GraphConnection,
    appId: string,
    file: UploadedFile,
  ) => Promise<CallResult<{ handle: string }>>;
}

const uploadTimeout = 120_000;

const mediumSchema = z.looseObject({
  id: idSchema.optional(),
  url: z.url(),
  mime_type: z.string().optional(),
  sha256: z.string().optional(),
  file_size: z.coerce.number().optional().catch(undefined),
});

export function mediaCalls(graph: Graph): MediaCalls {
  const getMedium: MediaCalls['getMedium'] = async (connection, mediumId, phoneNumberId) => {
    const answer = await graph.call(
      connection,
      { method: 'GET', path: mediumId, query: ofNumber(phoneNumberId) },
      mediumSchema,
    );
    if (answer.kind !== 'ok') return answer;
    const { id, url, mime_type, sha256, file_size } = answer.data;
    const medium = {
      id: id ?? mediumId,
      url,
      mimeType: mime_type ?? null,
      sha256: sha256 ?? null,
      size: file_size ?? null,
    };
    return { kind: 'ok', medium };
  };

  return {
    getMedium,

    uploadMedium: async (connection, phoneNumberId, file) => {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', file.mimeType);
      form.set('file', new File([new Uint8Array(file.bytes)], file.name, { type: file.mimeType }));
      // The web's own writer of multipart bodies, so that boundary and escapes are right.
      const encoded = new Response(form);
      const answer = await graph.call(
        connection,
        {
          method: 'POST',
          path: `${phoneNumberId}/media`,
          raw: {
            headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
            body: Buffer.from(await encoded.arrayBuffer()),
            answerTimeout: uploadTimeout,
          },
        },
        z.looseObject({ id: idSchema }),
      );
      return answer.kind === 'ok' ? { kind: 'ok', id: answer.data.id } : answer;
    },

    downloadMedium: async (connection, mediumId, { maxBytes, phoneNumberId }) => {
      const found = await getMedium(connection, mediumId, phoneNumberId);
      if (found.kind !== 'ok') return found;
      const { url, mimeType, sha256 } = found.medium;
      const answer = await graph.download(connection, new URL(url), maxBytes);
      if (answer.kind !== 'ok') return answer;
      return { kind: 'ok', bytes: answer.bytes, mimeType: mimeType ?? answer.mimeType, sha256 };
    },

    deleteMedium: async (connection, mediumId, phoneNumberId) =>
      graph.perform(connection, {
        method: 'DELETE',
        path: mediumId,
        query: ofNumber(phoneNumberId),
      }),

    uploadSample: async (connection, appId, file) => {
      const session = await graph.call(
        connection,
        {
          method: 'POST',
          path: `${appId}/uploads`,
          query: {
            file_name: file.name,
            file_length: String(file.bytes.length),
            file_type: file.mimeType,
          },
        },
        z.looseObject({ id: z.string().startsWith('upload:') }),
      );
      if (session.kind !== 'ok') return session;
      const answer = await graph.call(
        connection,
        {
          method: 'POST',
          path: session.data.id,
          scheme: 'OAuth',
          raw: {
            headers: { file_offset: '0', 'content-type': file.mimeType },
            body: file.bytes,
            answerTimeout: uploadTimeout,
          },
        },
        z.looseObject({ h: z.string().min(1) }),
      );
      return answer.kind === 'ok' ? { kind: 'ok', handle: answer.data.h } : answer;
    },
  };
}

function ofNumber(phoneNumberId: string | undefined): Record<string, string> {
  return phoneNumberId === undefined ? {} : { phone_number_id: phoneNumberId };
}
