import type { Request } from 'express';

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
