export type { ApiKeyRow } from './api-key.ts';
export { createApiKey } from './create-api-key.ts';
export { findApiKey } from './find-api-key.ts';
export { hashApiKey } from './hash-api-key.ts';
export { listApiKeys } from './list-api-keys.ts';
export { revokeApiKey } from './revoke-api-key.ts';
