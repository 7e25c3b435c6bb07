import { z } from 'zod';

import type { CallResult, Graph, GraphConnection } from './graph.ts';
import { idSchema } from './wire.ts';

/** What Meta says of an access token. */
export interface TokenFacts {
  isValid: boolean;
  /** Why it is not: 463 expired, 460 password changed, 467 not valid (subcodes of 190). */
  invalid: { code: number; subcode: number | null; message: string } | null;
  appId: string | null;
  appName: string | null;
  /** SYSTEM_USER, USER, PAGE, APP, … */
  type: string | null;
  userId: string | null;
  /** ms since the epoch; null for a token that never expires. */
  expiresAt: number | null;
  /** ms since the epoch, after which it gives no data any more; null for never. */
  dataAccessExpiresAt: number | null;
  scopes: string[];
  /** What each permission was given for; no targets means for everything the user may see. */
  granularScopes: { scope: string; targetIds: string[] }[];
}

export interface TokenCalls {
  /**
   * Inspects a token. Asked with the app's own token (see `appToken`) it also proves the app secret: a wrong one is
   * refused before anything is said.
   */
  debugToken: (
    connection: GraphConnection,
    inputToken: string,
  ) => Promise<CallResult<{ token: TokenFacts }>>;
}

/** The token an app speaks with for itself: enough for `debug_token` and webhook subscriptions. */
export function appToken(appId: string, appSecret: string): string {
  return `${appId}|${appSecret}`;
}

/** Seconds since the epoch, 0 for never, read as milliseconds or null. */
const endSchema = z
  .number()
  .optional()
  .transform((seconds) => (seconds === undefined || seconds === 0 ? null : seconds * 1000));

const tokenSchema = z.looseObject({
  data: z.looseObject({
    is_valid: z.boolean().default(false),
    error: z
      .looseObject({
        code: z.number().default(190),
        subcode: z.number().optional(),
        message: z.string().default(''),
      })
      .optional(),
    app_id: idSchema.optional(),
    application: z.string().optional(),
    type: z.string().optional(),
    user_id: idSchema.optional(),
    expires_at: endSchema,
    data_access_expires_at: endSchema,
    scopes: z.array(z.string()).default([]),
    granular_scopes: z
      .array(z.looseObject({ scope: z.string(), target_ids: z.array(idSchema).default([]) }))
      .default([]),
  }),
});

export function tokenCalls(graph: Graph): TokenCalls {
  return {
    debugToken: async (connection, inputToken) => {
      const answer = await graph.call(
        connection,
        { method: 'GET', path: 'debug_token', query: { input_token: inputToken } },
        tokenSchema,
      );
      if (answer.kind !== 'ok') return answer;
      const { data } = answer.data;
      const token: TokenFacts = {
        isValid: data.is_valid,
        invalid:
          data.error === undefined
            ? null
            : {
                code: data.error.code,
                subcode: data.error.subcode ?? null,
                message: data.error.message,
              },
        appId: data.app_id ?? null,
        appName: data.application ?? null,
        type: data.type ?? null,
        userId: data.user_id ?? null,
        expiresAt: data.expires_at,
        dataAccessExpiresAt: data.data_access_expires_at,
        scopes: data.scopes,
        granularScopes: data.granular_scopes.map(({ scope, target_ids }) => ({
          scope,
          targetIds: target_ids,
        })),
      };
      return { kind: 'ok', token };
    },
  };
}
