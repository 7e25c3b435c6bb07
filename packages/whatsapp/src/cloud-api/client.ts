import { accountCalls, type AccountCalls } from './accounts.ts';
import { blockListCalls, type BlockListCalls } from './block-list.ts';
import { createGraph, type Graph } from './graph.ts';
import { mediaCalls, type MediaCalls } from './media.ts';
import { phoneNumberCalls, type PhoneNumberCalls } from './phone-numbers.ts';
import { qrCodeCalls, type QrCodeCalls } from './qr-codes.ts';
import { messageCalls, type MessageCalls } from './send-message.ts';
import { subscriptionCalls, type SubscriptionCalls } from './subscriptions.ts';
import { templateCalls, type TemplateCalls } from './templates.ts';
import { tokenCalls, type TokenCalls } from './tokens.ts';
import { createTransport, type TransportOptions } from './transport.ts';

/** Every call Waypost makes. None throws: each says what came of it. */
export interface CloudApiClient
  extends
    MessageCalls,
    TemplateCalls,
    MediaCalls,
    PhoneNumberCalls,
    AccountCalls,
    TokenCalls,
    SubscriptionCalls,
    QrCodeCalls,
    BlockListCalls,
    Pick<Graph, 'usageOf'> {
  /** Lets running requests end and closes all connections. */
  close: () => Promise<void>;
}

/** A client for Meta's Cloud API, or for anything that speaks like it. */
export function createCloudApiClient(options: TransportOptions = {}): CloudApiClient {
  const transport = createTransport(options);
  const graph = createGraph(transport);
  return {
    ...messageCalls(graph),
    ...templateCalls(graph),
    ...mediaCalls(graph),
    ...phoneNumberCalls(graph),
    ...accountCalls(graph),
    ...tokenCalls(graph),
    ...subscriptionCalls(graph),
    ...qrCodeCalls(graph),
    ...blockListCalls(graph),
    usageOf: graph.usageOf,
    close: transport.close,
  };
}
