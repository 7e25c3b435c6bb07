import { z } from 'zod';

import type { CallResult, Graph, GraphConnection } from './graph.ts';
import { healthSchema, type Health } from './health.ts';
import { idSchema } from './wire.ts';

/** A business portfolio (Business Manager). */
export interface Portfolio {
  id: string;
  name: string;
}

/** A WhatsApp Business Account. Enumerations are Meta's own words. */
export interface Account {
  id: string;
  name: string;
  /** ISO 4217, of Meta's bill. */
  currency: string | null;
  /** APPROVED, PENDING, REJECTED, … */
  reviewStatus: string | null;
  /** verified, not_verified, … of the portfolio. */
  businessVerificationStatus: string | null;
  /** TIER_250 … TIER_UNLIMITED. */
  messagingLimit: string | null;
  /** The portfolio that owns it, when Meta says so. */
  owner: Portfolio | null;
  health: Health | null;
}

/** A message form (WhatsApp Flow) of an account. */
export interface Flow {
  id: string;
  name: string;
  /** DRAFT, PUBLISHED, DEPRECATED, BLOCKED or THROTTLED. */
  status: string;
}

export interface AccountCalls {
  /** Who the token speaks for; the cheapest proof that it works. */
  me: (connection: GraphConnection) => Promise<CallResult<{ id: string; name: string }>>;
  /** Portfolios the token sees. Asks for `business_management`; without it Meta refuses (code 100, 10 or 200). */
  listPortfolios: (connection: GraphConnection) => Promise<CallResult<{ portfolios: Portfolio[] }>>;
  /** A portfolio's own accounts and those that clients shared with it. */
  listAccounts: (
    connection: GraphConnection,
    portfolioId: string,
  ) => Promise<CallResult<{ accounts: Account[] }>>;
  getAccount: (
    connection: GraphConnection,
    accountId: string,
  ) => Promise<CallResult<{ account: Account }>>;
  listFlows: (
    connection: GraphConnection,
    accountId: string,
  ) => Promise<CallResult<{ flows: Flow[] }>>;
}

const portfolioSchema = z.looseObject({ id: idSchema, name: z.string().default('') });

const accountSchema = z
  .looseObject({
    id: idSchema,
    name: z.string().default(''),
    currency: z.string().optional(),
    account_review_status: z.string().optional(),
    business_verification_status: z.string().optional(),
    whatsapp_business_manager_messaging_limit: z.string().optional(),
    owner_business_info: portfolioSchema.optional().catch(undefined),
    health_status: healthSchema.optional().catch(undefined),
  })
  .transform((answer): Account => ({
    id: answer.id,
    name: answer.name,
    currency: answer.currency ?? null,
    reviewStatus: answer.account_review_status ?? null,
    businessVerificationStatus: answer.business_verification_status ?? null,
    messagingLimit: answer.whatsapp_business_manager_messaging_limit ?? null,
    owner:
      answer.owner_business_info === undefined
        ? null
        : { id: answer.owner_business_info.id, name: answer.owner_business_info.name },
    health: answer.health_status ?? null,
  }));

const listFields = 'id,name,currency,account_review_status';
const accountFields = `${listFields},business_verification_status,whatsapp_business_manager_messaging_limit,owner_business_info,health_status`;

const flowSchema = z.looseObject({ id: idSchema, name: z.string(), status: z.string() });

export function accountCalls(graph: Graph): AccountCalls {
  const listEdge = async (connection: GraphConnection, path: string) =>
    graph.collect(
      connection,
      path,
      { fields: listFields },
      (item) => accountSchema.safeParse(item).data ?? null,
    );

  return {
    me: async (connection) => {
      const answer = await graph.call(
        connection,
        { method: 'GET', path: 'me', query: { fields: 'id,name' } },
        portfolioSchema,
      );
      return answer.kind === 'ok'
        ? { kind: 'ok', id: answer.data.id, name: answer.data.name }
        : answer;
    },

    listPortfolios: async (connection) => {
      const answer = await graph.collect(
        connection,
        'me/businesses',
        { fields: 'id,name' },
        (item) => portfolioSchema.safeParse(item).data ?? null,
      );
      if (answer.kind !== 'ok') return answer;
      return { kind: 'ok', portfolios: answer.items.map(({ id, name }) => ({ id, name })) };
    },

    listAccounts: async (connection, portfolioId) => {
      const owned = await listEdge(connection, `${portfolioId}/owned_whatsapp_business_accounts`);
      if (owned.kind !== 'ok') return owned;
      const shared = await listEdge(connection, `${portfolioId}/client_whatsapp_business_accounts`);
      if (shared.kind !== 'ok') return shared;
      return { kind: 'ok', accounts: [...owned.items, ...shared.items] };
    },

    getAccount: async (connection, accountId) => {
      const answer = await graph.call(
        connection,
        { method: 'GET', path: accountId, query: { fields: accountFields } },
        accountSchema,
      );
      return answer.kind === 'ok' ? { kind: 'ok', account: answer.data } : answer;
    },

    listFlows: async (connection, accountId) => {
      const answer = await graph.collect(
        connection,
        `${accountId}/flows`,
        { fields: 'id,name,status' },
        (item) => flowSchema.safeParse(item).data ?? null,
      );
      if (answer.kind !== 'ok') return answer;
      return {
        kind: 'ok',
        flows: answer.items.map(({ id, name, status }) => ({ id, name, status })),
      };
    },
  };
}
