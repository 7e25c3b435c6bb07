import { z } from 'zod';

import type { CallResult, Graph, GraphConnection } from './graph.ts';
import { isUserId } from './send-message.ts';

/** What came of blocking or unblocking one person. */
export interface BlockOutcome {
  /** As it was given: a phone number or a business-scoped user id. */
  address: string;
  waId: string | null;
  /** Meta's code when this one failed: 131047 (did not write in the last 24 h), 139101 (list full), … */
  failureCode: number | null;
}

export interface BlockListCalls {
  /** Only people who wrote within 24 hours can be blocked. */
  blockUsers: (
    connection: GraphConnection,
    phoneNumberId: string,
    addresses: readonly string[],
  ) => Promise<CallResult<{ outcomes: BlockOutcome[] }>>;
  unblockUsers: (
    connection: GraphConnection,
    phoneNumberId: string,
    addresses: readonly string[],
  ) => Promise<CallResult<{ outcomes: BlockOutcome[] }>>;
  /** wa_ids (or user ids) of everybody the number blocks. */
  listBlockedUsers: (
    connection: GraphConnection,
    phoneNumberId: string,
  ) => Promise<CallResult<{ addresses: string[] }>>;
}

const userSchema = z.looseObject({
  input: z.string().optional(),
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});

const failedUserSchema = userSchema.extend({
  errors: z
    .array(z.looseObject({ code: z.number() }))
    .optional()
    .catch(undefined),
});

const blockAnswerSchema = z.looseObject({
  block_users: z
    .looseObject({
      added_users: z.array(userSchema).optional(),
      removed_users: z.array(userSchema).optional(),
      failed_users: z.array(failedUserSchema).optional(),
    })
    .default({}),
});

/** Code of an answer in which some people, or all, could not be blocked. */
const someFailed = 139100;

const blockedSchema = z.looseObject({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});

/** Calls of `/{phone number id}/block_users`. */
export function blockListCalls(graph: Graph): BlockListCalls {
  async function change(
    method: 'POST' | 'DELETE',
    connection: GraphConnection,
    phoneNumberId: string,
    addresses: readonly string[],
  ): Promise<CallResult<{ outcomes: BlockOutcome[] }>> {
    const answer = await graph.call(
      connection,
      {
        method,
        path: `${phoneNumberId}/block_users`,
        json: {
          messaging_product: 'whatsapp',
          block_users: addresses.map((address) =>
            isUserId(address) ? { user_id: address } : { user: address },
          ),
        },
        partialFailure: someFailed,
      },
      blockAnswerSchema,
    );
    if (answer.kind !== 'ok') return answer;
    const { added_users = [], removed_users = [], failed_users = [] } = answer.data.block_users;
    const outcomes = [
      ...[...added_users, ...removed_users].map((user) => outcomeOf(user, null)),
      ...failed_users.map((user) => outcomeOf(user, user.errors?.[0]?.code ?? someFailed)),
    ];
    return { kind: 'ok', outcomes };
  }

  return {
    blockUsers: async (connection, phoneNumberId, addresses) =>
      change('POST', connection, phoneNumberId, addresses),
    unblockUsers: async (connection, phoneNumberId, addresses) =>
      change('DELETE', connection, phoneNumberId, addresses),
    listBlockedUsers: async (connection, phoneNumberId) => {
      const answer = await graph.collect(connection, `${phoneNumberId}/block_users`, {}, (item) => {
        const { data } = blockedSchema.safeParse(item);
        return data?.wa_id ?? data?.user_id ?? null;
      });
      return answer.kind === 'ok' ? { kind: 'ok', addresses: answer.items } : answer;
    },
  };
}

function outcomeOf(user: z.output<typeof userSchema>, failureCode: number | null): BlockOutcome {
  return {
    address: user.input ?? user.user_id ?? user.wa_id ?? '',
    waId: user.wa_id ?? null,
    failureCode,
  };
}
