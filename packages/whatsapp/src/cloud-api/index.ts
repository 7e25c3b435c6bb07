export * from './client.ts';
export * from './echo.ts';
export * from './parse-webhook.ts';
export * from './signature.ts';
export type { TransportOptions } from './transport.ts';
export * from './wire.ts';
