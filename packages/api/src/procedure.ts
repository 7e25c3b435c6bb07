import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Who may call a route. Each role may do all that the ones before it may. */
export const roleSchema = z.enum(['viewer', 'author', 'publisher', 'admin']);
export type Role = z.infer<typeof roleSchema>;

export interface RouteMeta {
  role: Role;
}

/** One thing wrong with a request: which field, and what to do about it. */
export const fieldIssueSchema = z.object({ field: z.string(), text: z.string() });

/**
 * Start of every route. The role stands in the route's meta, so that the server enforces what the
 * contract declares. Every route may answer these errors with a text for people in `message`.
 */
const procedure = oc.$meta<RouteMeta>({ role: 'viewer' }).errors({
  BAD_REQUEST: { status: 400, data: z.object({ issues: z.array(fieldIssueSchema) }).optional() },
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403, data: z.object({ needs: roleSchema }).optional() },
  NOT_FOUND: { status: 404 },
});

export const viewer = procedure.meta({ role: 'viewer' });
export const author = procedure.meta({ role: 'author' });
export const publisher = procedure.meta({ role: 'publisher' });
export const admin = procedure.meta({ role: 'admin' });

/** Instants travel as ISO 8601 text in UTC. */
export const instantSchema = z.iso.datetime({ offset: true });

/** Cursor paging: pass `next` of one page as `cursor` of the following request; null is the last page. */
export const pageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const byId = z.object({ id: z.guid() });
