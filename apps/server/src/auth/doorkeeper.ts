import { shortLinkPath } from '@waypost/engine/links';
import type { Request, RequestHandler } from 'express';

/** Headers a tunnel or proxy adds. A request with one of them was not made at this machine. */
const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
];

/** Paths that must answer strangers (Meta's webhooks, short links in messages, health checks) or have a guard of their own. */
const OPEN_PATHS = ['/webhooks/', shortLinkPath, '/healthz', '/readyz', '/metrics'];

const EXPLANATION =
  'Waypost answers nothing but webhooks and short links here until it has an owner with a password. ' +
  'On the machine it runs on: npm run waypost -- owner you@example.com';

/** Whether this host name or address means this very machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return name === 'localhost' || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name);
}

/**
 * Lets strangers in only when an owner with a password exists. Until then a request must ask for the loopback
 * host of a server that listens there, and carry no sign of a tunnel; its remote address proves nothing.
 */
export function doorkeeper(options: {
  /** HOST */
  listeningOn: string;
  /** Whether an owner with a password exists; asked until it says yes. */
  isOpen: () => Promise<boolean>;
}): RequestHandler {
  let open = false;
  return async (request, response, next) => {
    if (!open && !isLocal(request, options.listeningOn) && !isOpenPath(request.path)) {
      open = await options.isOpen();
      if (!open) {
        response.status(403).type('text/plain').send(`${EXPLANATION}\n`);
        return;
      }
    }
    next();
  };
}

/** Whether a tunnel or proxy says that it passed this request on. */
export function wasForwarded(request: Request): boolean {
  return FORWARDING_HEADERS.some((name) => request.headers[name] !== undefined);
}

function isLocal(request: Request, listeningOn: string): boolean {
  return (
    isLoopbackHost(listeningOn) &&
    isLoopbackHost(request.headers.host ?? '') &&
    !wasForwarded(request)
  );
}

function isOpenPath(path: string): boolean {
  return OPEN_PATHS.some((open) => path === open || (open.endsWith('/') && path.startsWith(open)));
}
