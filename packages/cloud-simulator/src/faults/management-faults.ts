import { setTimeout as pause } from 'node:timers/promises';

import type { RequestHandler } from 'express';
import { z } from 'zod';

import { GraphError } from '../graph/graph-error.ts';

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Trouble with calls other than sends, as a test orders it. A restart of the simulator clears it. */
export const managementFaultSchema = z.strictObject({
  /** Which calls meet it; what is left out fits every one. */
  method: z.enum(['GET', 'POST', 'DELETE', 'PUT']).optional(),
  /** Path without version, as a pattern: `^/102290129340398/message_templates$`. */
  path: z.string().refine(isPattern, 'must be a regular expression').default(''),
  /** How many calls meet it; null for all until others are set. */
  count: z.number().int().min(1).nullable().default(1),
  /** What they meet. `cutAfter` does what was asked and answers nothing. */
  trouble: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('error'),
      code: z.number().int(),
      subcode: z.number().int().optional(),
      details: z.string().optional(),
      /** HTTP status; the usual one of the code when left out. */
      status: z.number().int().min(200).max(599).optional(),
      userTitle: z.string().optional(),
      userMessage: z.string().optional(),
    }),
    z.strictObject({ kind: z.literal('badGateway') }),
    z.strictObject({ kind: z.literal('cut') }),
    z.strictObject({ kind: z.literal('cutAfter') }),
    z.strictObject({ kind: z.literal('slow'), ms: z.number().min(0).max(600_000) }),
  ]),
});
export type ManagementFault = z.output<typeof managementFaultSchema>;

/** The page a broken gateway shows instead of an answer. */
const gatewayPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

export interface ManagementFaultDesk {
  /** Replaces all; an empty list clears them. */
  set: (faults: ManagementFault[]) => void;
  /** Meets calls with the trouble that was ordered for them. */
  handler: RequestHandler;
}

export function createManagementFaultDesk(): ManagementFaultDesk {
  let faults: ManagementFault[] = [];

  const take = (method: string, path: string): ManagementFault | undefined => {
    const fault = faults.find(
      (each) =>
        each.count !== 0 && (each.method ?? method) === method && new RegExp(each.path).test(path),
    );
    if (fault && fault.count !== null) fault.count -= 1;
    return fault;
  };

  return {
    set(next) {
      faults = next.map((fault) => ({ ...fault }));
    },
    async handler(request, response, next) {
      const fault = take(request.method, request.path);
      if (!fault) {
        next();
        return;
      }
      const { trouble } = fault;
      switch (trouble.kind) {
        case 'error': {
          const { code, subcode, details, status, userTitle, userMessage } = trouble;
          if (status !== undefined) response.locals['status'] = status;
          const words = details ?? 'Ordered by the simulator’s faults.';
          const user =
            userTitle === undefined && userMessage === undefined
              ? undefined
              : { title: userTitle ?? '', message: userMessage ?? '' };
          throw new GraphError(code, words, subcode, user);
        }
        case 'badGateway':
          response.status(502).type('html').send(gatewayPage);
          return;
        case 'cut':
          request.socket.destroy();
          return;
        case 'cutAfter': {
          const { socket } = request;
          response.json = () => {
            socket.destroy();
            return response;
          };
          next();
          return;
        }
        case 'slow':
          await pause(trouble.ms);
          next();
      }
    },
  };
}
