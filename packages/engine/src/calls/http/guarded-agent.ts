import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

import { Agent, buildConnector } from 'undici';

import { isPrivateAddress } from './private-address.ts';

/** The request would have gone into a private network. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Finds the addresses of a name. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface AgentOptions {
  /** Hosts in private networks that may be called all the same, as `host` or `host:port`. */
  privateHosts: readonly string[];
  /** The system's resolution unless given. */
  resolve?: Resolve;
  /** Tells an address that must not be connected to; all but the public internet unless given. */
  isPrivate?: (address: string) => boolean;
}

/** Connections to one host at a time. */
export const connectionsPerHost = 8;
const connectTimeoutMs = 5000;

/**
 * Connections to the public internet only. Addresses are judged where the connection is made: a name is looked up once,
 * and the socket gets the very addresses that were judged, so no second look-up can answer otherwise. Whoever has one
 * private address among others is refused as a whole.
 */
export function createGuardedAgent({
  privateHosts,
  resolve = bySystem,
  isPrivate = isPrivateAddress,
}: AgentOptions): Agent {
  const settings = { timeout: connectTimeoutMs, allowH2: false };
  const open = buildConnector(settings);
  const guarded = buildConnector({ ...settings, lookup: guardedLookup(resolve, isPrivate) });
  return new Agent({
    connections: connectionsPerHost,
    pipelining: 1,
    keepAliveTimeout: 4000,
    connect(options, done) {
      const { hostname, port, protocol } = options;
      if (isAllowed(privateHosts, hostname, port || (protocol === 'https:' ? '443' : '80'))) {
        return open(options, done);
      }
      // The socket does not look numeric hosts up.
      if (isIP(hostname) !== 0 && isPrivate(hostname)) {
        return done(new AddressRefused('the address is private'), null);
      }
      return guarded(options, done);
    },
  });
}

function isAllowed(privateHosts: readonly string[], hostname: string, port: string): boolean {
  const host = hostname.toLowerCase();
  const written = host.includes(':') ? `[${host}]` : host;
  return privateHosts.includes(written) || privateHosts.includes(`${written}:${port}`);
}

const bySystem: Resolve = (hostname, done) => {
  systemLookup(hostname, { all: true, verbatim: true }, done);
};

function guardedLookup(resolve: Resolve, isPrivate: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        done(error ?? new Error(`nothing is known of ${hostname}`), '', 0);
      } else if (addresses.some(({ address }) => isPrivate(address))) {
        done(new AddressRefused('the name leads to a private address'), '', 0);
      } else if (options.all === true) {
        done(null, addresses);
      } else {
        done(null, first.address, first.family);
      }
    });
  };
}
