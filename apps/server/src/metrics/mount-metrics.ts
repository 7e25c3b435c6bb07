import type { Express, Request } from 'express';
import { isLoopbackHost, isSameKey, wasForwarded, type Identify } from '../auth/index.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsAccess {
  /** METRICS_TOKEN; null: none was set. */
  readonly token: string | null;
  /** Whether people outside reach this server (PUBLIC_URL): then no request counts as one of this machine. */
  readonly isPublic: boolean;
  readonly identify: Identify;
}

/** Adds `/metrics`: for whoever has the token or an API key, and without a token for requests of this machine. */
export function mountMetrics(app: Express, metrics: Metrics, access: MetricsAccess): void {
  app.get('/metrics', async (request, response) => {
    if (!(await mayRead(request, access))) {
      response.status(401).set('www-authenticate', 'Bearer').type('text/plain').send(refusal);
      return;
    }
    response.set('content-type', metrics.contentType).send(await metrics.text());
  });
}

const refusal =
  'The metrics need the METRICS_TOKEN or an API key as Bearer token. docs/operations.md says more.\n';

async function mayRead(
  request: Request,
  { token, isPublic, identify }: MetricsAccess,
): Promise<boolean> {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
  if (given !== undefined && token !== null && isSameKey(given, token)) return true;
  if ((await identify(request)) !== null) return true;
  return token === null && !isPublic && isOfThisMachine(request);
}

function isOfThisMachine(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  return (
    isLoopbackHost(address.replace(/^::ffff:/, '').replace(/^(.*:.*)$/, '[$1]')) &&
    isLoopbackHost(request.headers.host ?? '') &&
    !wasForwarded(request)
  );
}
