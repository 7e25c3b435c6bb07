import { z } from 'zod';

import { webhookFields } from '../connection/webhook-fields.ts';
import type { CallResult, DoneResult, Graph, GraphConnection } from './graph.ts';
import { idSchema } from './wire.ts';

/** An app that an account sends its webhooks to. */
export interface SubscribedApp {
  appId: string;
  name: string;
  /** Set when this account's webhooks go elsewhere than the app's. */
  overrideCallbackUrl: string | null;
}

/** Where an app wants its webhooks, of one kind of object. */
export interface AppSubscription {
  object: string;
  callbackUrl: string;
  isActive: boolean;
  fields: string[];
}

/** An address for webhooks and the word that proves it in the handshake. */
export interface Callback {
  url: string;
  verifyToken: string;
}

export interface SubscriptionCalls {
  /** Apps an account sends to. It sends nothing to an app that is not among them. */
  listSubscribedApps: (
    connection: GraphConnection,
    accountId: string,
  ) => Promise<CallResult<{ apps: SubscribedApp[] }>>;
  /** Subscribes the token's app; with a callback the account's webhooks go there instead of the app's address. */
  subscribeApp: (
    connection: GraphConnection,
    accountId: string,
    override?: Callback,
  ) => Promise<DoneResult>;
  unsubscribeApp: (connection: GraphConnection, accountId: string) => Promise<DoneResult>;
  /** What the app asked for. The connection's token must be the app's own (`appToken`). */
  listAppSubscriptions: (
    connection: GraphConnection,
    appId: string,
  ) => Promise<CallResult<{ subscriptions: AppSubscription[] }>>;
  /**
   * Sets the app's webhook address and fields. Meta calls the address at once and refuses (code 2200) unless it
   * answers the handshake. The connection's token must be the app's own.
   */
  setAppSubscription: (
    connection: GraphConnection,
    appId: string,
    callback: Callback,
    fields?: readonly string[],
  ) => Promise<DoneResult>;
  /** Sends one number's webhooks to an address of its own. */
  setNumberCallback: (
    connection: GraphConnection,
    phoneNumberId: string,
    callback: Callback,
  ) => Promise<DoneResult>;
}

const whatsappObject = 'whatsapp_business_account';

const subscribedAppSchema = z
  .looseObject({
    whatsapp_business_api_data: z.looseObject({ id: idSchema, name: z.string().default('') }),
    override_callback_uri: z.string().optional(),
  })
  .transform((answer): SubscribedApp => ({
    appId: answer.whatsapp_business_api_data.id,
    name: answer.whatsapp_business_api_data.name,
    overrideCallbackUrl: answer.override_callback_uri ?? null,
  }));

const appSubscriptionSchema = z
  .looseObject({
    object: z.string(),
    callback_url: z.string().default(''),
    active: z.boolean().default(true),
    fields: z.array(z.union([z.string(), z.looseObject({ name: z.string() })])).default([]),
  })
  .transform((answer): AppSubscription => ({
    object: answer.object,
    callbackUrl: answer.callback_url,
    isActive: answer.active,
    fields: answer.fields.map((field) => (typeof field === 'string' ? field : field.name)),
  }));

export function subscriptionCalls(graph: Graph): SubscriptionCalls {
  return {
    listSubscribedApps: async (connection, accountId) => {
      const answer = await graph.collect(
        connection,
        `${accountId}/subscribed_apps`,
        {},
        (item) => subscribedAppSchema.safeParse(item).data ?? null,
      );
      return answer.kind === 'ok' ? { kind: 'ok', apps: answer.items } : answer;
    },

    subscribeApp: async (connection, accountId, override) =>
      graph.perform(connection, {
        method: 'POST',
        path: `${accountId}/subscribed_apps`,
        ...(override === undefined ? {} : { json: overrideBody(override) }),
      }),

    unsubscribeApp: async (connection, accountId) =>
      graph.perform(connection, { method: 'DELETE', path: `${accountId}/subscribed_apps` }),

    listAppSubscriptions: async (connection, appId) => {
      const answer = await graph.collect(
        connection,
        `${appId}/subscriptions`,
        {},
        (item) => appSubscriptionSchema.safeParse(item).data ?? null,
      );
      if (answer.kind !== 'ok') return answer;
      const subscriptions = answer.items.filter(({ object }) => object === whatsappObject);
      return { kind: 'ok', subscriptions };
    },

    setAppSubscription: async (connection, appId, callback, fields = webhookFields) =>
      graph.perform(connection, {
        method: 'POST',
        path: `${appId}/subscriptions`,
        json: {
          object: whatsappObject,
          callback_url: callback.url,
          verify_token: callback.verifyToken,
          fields: fields.join(','),
        },
      }),

    setNumberCallback: async (connection, phoneNumberId, callback) =>
      graph.perform(connection, {
        method: 'POST',
        path: phoneNumberId,
        json: { webhook_configuration: overrideBody(callback) },
      }),
  };
}

function overrideBody({ url, verifyToken }: Callback): object {
  return { override_callback_uri: url, verify_token: verifyToken };
}
