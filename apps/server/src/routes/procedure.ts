import type { IncomingMessage } from 'node:http';

import { implement, ORPCError } from '@orpc/server';
import { contract as wholeContract, type RouteMeta } from '@waypost/api';
import type { Importer } from '@waypost/engine/imports';
import { recordAudit } from '@waypost/engine/workspace';

import { roleAllows } from '../auth/index.ts';
import type { ApiDependencies } from './dependencies.ts';

/** Uploads are streamed past oRPC (see `import-files.ts` and `media-files.ts`), which would hold the whole file in memory. */
const { upload: _imports, ...imports } = wholeContract.imports;
const { upload: _media, ...media } = wholeContract.media;
export const contract = { ...wholeContract, imports, media };

/** What a request brings along. */
export interface ApiContext {
  request: IncomingMessage;
  deps: ApiDependencies;
  /** Aborts when the server stops: open streams end. */
  stopping: AbortSignal;
  importer: Importer;
}

/** Enforces the role that the contract declares, and notes what publishers and admins changed. */
export const api = implement(contract)
  .$context<ApiContext>()
  .use(async ({ context, procedure, path, next }, input) => {
    const { request, deps } = context;
    const { role: needed }: RouteMeta = procedure['~orpc'].meta;
    const identity = await deps.identify(request);
    if (identity === null) throw unauthorized();
    if (!roleAllows(identity.role, needed)) throw forbidden(needed);
    const result = await next({ context: { actor: identity.actor, role: identity.role } });
    if (needed === 'publisher' || needed === 'admin') {
      const method = procedure['~orpc'].route.method ?? 'GET';
      if (method !== 'GET') {
        await recordAudit(
          deps.db,
          { actor: identity.actor, action: path.join('.'), subject: subjectOf(input) },
          deps.now(),
        );
      }
    }
    return result;
  });

export function unauthorized(): ORPCError<'UNAUTHORIZED', undefined> {
  return new ORPCError('UNAUTHORIZED', {
    message: 'Sign in, or send an API key: Authorization: Bearer <key>.',
  });
}

export function forbidden(
  needs: RouteMeta['role'],
): ORPCError<'FORBIDDEN', { needs: RouteMeta['role'] }> {
  return new ORPCError('FORBIDDEN', {
    message: `This needs the role ${needs}.`,
    data: { needs },
  });
}

function subjectOf(input: unknown): string {
  return typeof input === 'object' &&
    input !== null &&
    'id' in input &&
    typeof input.id === 'string'
    ? input.id
    : '';
}
