export * from './account-usage.ts';
export * from './accounts.ts';
export * from './block-list.ts';
export * from './client.ts';
export * from './echo.ts';
export type {
  CallResult,
  DoneResult,
  FailedCall,
  GraphConnection,
  RefusedCall,
  UnknownCall,
  UnsentCall,
} from './graph.ts';
export type { Health, HealthEntity } from './health.ts';
export * from './media.ts';
export * from './parse-webhook.ts';
export * from './phone-numbers.ts';
export * from './qr-codes.ts';
export * from './send-message.ts';
export * from './signature.ts';
export * from './subscriptions.ts';
export * from './templates.ts';
export * from './tokens.ts';
export type { TransportOptions } from './transport.ts';
export * from './wire.ts';
