import type { Agent } from 'undici';

import { createGuardedAgent } from './http/guarded-agent.ts';

/** What the operator decides of requests to other systems. */
export interface CallSettings {
  /** Opens what `SecretBox.seal` has sealed. */
  openSecret(sealed: Buffer): string;
  /** Hosts in private networks that may be called all the same, as `host` or `host:port`. */
  privateHosts: readonly string[];
}

/** The way to other systems, which all requests of a process share. */
export interface CallGate {
  agent: Agent;
  openSecret(sealed: Buffer): string;
}

/** @param settings unless given, no private host may be called, and there are no secrets */
export function openCallGate(settings?: CallSettings): CallGate {
  return {
    agent: createGuardedAgent({ privateHosts: settings?.privateHosts ?? [] }),
    openSecret(sealed) {
      if (settings === undefined) throw new Error('there is no key for secrets');
      return settings.openSecret(sealed);
    },
  };
}
