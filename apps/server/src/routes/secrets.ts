import {
  createSecret,
  listSecrets,
  removeSecret,
  replaceSecret,
  secretUses,
} from '@waypost/engine/secrets';

import { badRequest, notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

export const secrets = {
  list: api.secrets.list.handler(async ({ context: { deps } }) => {
    const [rows, uses] = await Promise.all([listSecrets(deps.db), secretUses(deps.db)]);
    return {
      items: rows.map((row) => ({
        ...row,
        createdAt: iso(row.createdAt),
        updatedAt: iso(row.updatedAt),
        usedBy: uses
          .filter(({ secretId }) => secretId === row.id)
          .map(({ journeyId, name, isLive }) => ({ journeyId, name, isLive })),
      })),
    };
  }),

  create: api.secrets.create.handler(async ({ context: { deps, actor }, input }) => {
    const { name, value } = input;
    const host = hostOf(input.host);
    if (host === null) {
      throw badRequest([
        { field: 'host', text: 'Enter a host such as api.example.com, without https:// and path.' },
      ]);
    }
    const sealed = deps.secretBox.seal(value);
    const id = await createSecret(deps.db, { name, host, sealed, actor }, deps.now());
    if (id === null) {
      throw badRequest([{ field: 'name', text: 'Another secret has this name.' }]);
    }
    return { id };
  }),

  replace: api.secrets.replace.handler(async ({ context: { deps, actor }, input }) => {
    const sealed = deps.secretBox.seal(input.value);
    const replaced = await replaceSecret(deps.db, { id: input.id, sealed, actor }, deps.now());
    if (!replaced) throw notFound('secret');
    return { replaced: true as const };
  }),

  remove: api.secrets.remove.handler(async ({ context: { deps }, input }) => {
    const removal = await removeSecret(deps.db, input.id);
    if (removal.kind === 'not_found') throw notFound('secret');
    if (removal.kind === 'in_use') {
      throw badRequest([
        { field: 'id', text: `These still send it: ${removal.by.join(', ')}. Change them first.` },
      ]);
    }
    return { removed: true as const };
  }),
};

/** A host in the spelling that addresses have; null when the text is none. */
function hostOf(text: string): string | null {
  if (!/^[^/?#@\s\\]+$/.test(text) || !URL.canParse(`https://${text}`)) return null;
  return new URL(`https://${text}`).host;
}
