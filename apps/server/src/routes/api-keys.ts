import { createApiKey, listApiKeys, revokeApiKey, type ApiKeyRow } from '@waypost/engine/api-keys';

import { notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

function apiKeyOf(row: ApiKeyRow) {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdAt: iso(row.created_at),
    createdBy: row.created_by,
    lastUsedAt: iso(row.last_used_at),
  };
}

export const apiKeys = {
  list: api.apiKeys.list.handler(async ({ context: { deps } }) => ({
    items: (await listApiKeys(deps.db)).map(apiKeyOf),
  })),

  create: api.apiKeys.create.handler(async ({ context: { deps, actor }, input }) => {
    const created = await createApiKey(deps.db, { ...input, actor }, deps.now());
    return { ...apiKeyOf(created), key: created.key };
  }),

  revoke: api.apiKeys.revoke.handler(async ({ context: { deps }, input }) => {
    if (!(await revokeApiKey(deps.db, input.id, deps.now()))) throw notFound('API key');
    return { revoked: true as const };
  }),
};
