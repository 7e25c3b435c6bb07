export * from './check.ts';
export * from './judge-account.ts';
export * from './judge-failure.ts';
export * from './judge-token.ts';
export * from './judge-webhook.ts';
export * from './webhook-fields.ts';
