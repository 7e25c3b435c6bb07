import { listTemplates } from '@waypost/engine/templates';
import { check, type Check } from '@waypost/whatsapp';

import type { ApiDependencies } from '../routes/dependencies.ts';

/** How many approved templates a sender has: without one it can't write first. */
export async function checkTemplates(deps: ApiDependencies, senderId: string): Promise<Check> {
  const approved = await listTemplates(deps.db, { senderId, status: 'APPROVED' });
  return approved.length === 0
    ? check('no_templates')
    : check('templates_found', { n: String(approved.length) });
}
