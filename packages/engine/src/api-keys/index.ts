export { createApiKey, listApiKeys, revokeApiKey, type ApiKeyRow } from './api-keys.ts';
