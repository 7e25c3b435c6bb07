import type { Request } from 'express';

/** Where this simulator's pictures are, as the asking client reaches it. */
export function pictureUrl(request: Request): string {
  const mount = request.baseUrl.replace(/\/graph$/, '');
  return `${request.protocol}://${request.headers.host}${mount}/media`;
}
