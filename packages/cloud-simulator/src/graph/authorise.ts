import type { Request } from 'express';

import type { FaultDesk } from '../faults/faults.ts';
import { GraphError } from './graph-error.ts';

/** The access token of a request: header first, then `?access_token=`. */
export function tokenOf(request: Request): string | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header);
    return match?.[1];
  }
  const asked = request.query['access_token'];
  return typeof asked === 'string' && asked !== '' ? asked : undefined;
}

/**
 * Checks a request's token. `accepted` lists the tokens that may see the asked object; an empty list
 * means any. Throws 190: without subcode for none or a wrong one, with 463 for an expired one.
 */
export function authorise(request: Request, faults: FaultDesk, accepted: string[]): void {
  const token = tokenOf(request);
  if (token === undefined) {
    throw new GraphError(190, 'Invalid OAuth access token - An access token is required.');
  }
  if (faults.current().expiredTokens.includes(token)) {
    throw new GraphError(
      190,
      'Error validating access token: Session has expired. The session is invalid.',
      463,
    );
  }
  if (accepted.length > 0 && !accepted.includes(token)) {
    throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token');
  }
}
