import type { IncomingMessage } from 'node:http';

/** Browsers say where a request comes from; what says nothing is no browser and carries nobody's cookie by accident. */
export function comesFromStudio(request: IncomingMessage): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
