import type { TemplateStatus } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

const day = 86_400_000;
/** Meta lets an approved template be edited once in 24 hours and ten times in 30 days. */
const mostIn30Days = 10;

export interface EditAllowance {
  /** Null when it may be edited now. */
  blocked: 'status' | 'daily' | 'monthly' | null;
  /** When it may be edited again, ms since the epoch; null when no time will change it. */
  nextAt: number | null;
  /** Edits left of the ten in 30 days; null for templates that were never approved: those have no limit. */
  left: number | null;
}

/** Whether Meta takes an edit of a template now, as far as the edits made here tell. */
export async function editAllowance(
  db: Kysely<Database>,
  template: { id: string; status: TemplateStatus },
  now: number,
): Promise<EditAllowance> {
  const { status } = template;
  if (status !== 'APPROVED' && status !== 'REJECTED' && status !== 'PAUSED') {
    return { blocked: 'status', nextAt: null, left: null };
  }
  if (status === 'REJECTED') return { blocked: null, nextAt: null, left: null };
  const { rows } = await sql<{ at: Date }>`
    SELECT at FROM template_step
     WHERE template_id = ${template.id} AND kind = 'edited' AND at > ${new Date(now - 30 * day)}
     ORDER BY at`.execute(db);
  const edits = rows.map(({ at }) => at.getTime());
  const left = Math.max(0, mostIn30Days - edits.length);
  const [oldest] = edits;
  const newest = edits.at(-1);
  if (left === 0 && oldest !== undefined) {
    return { blocked: 'monthly', nextAt: oldest + 30 * day, left };
  }
  if (newest !== undefined && newest > now - day) {
    return { blocked: 'daily', nextAt: newest + day, left };
  }
  return { blocked: null, nextAt: null, left };
}
