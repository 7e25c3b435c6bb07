import { isLoopbackHost } from '../auth/index.ts';
import type { Config } from '../config/config.ts';

/** Where this server is reached, each without a slash at its end. */
export interface Addresses {
  /** What to open in a browser on this machine. */
  readonly studio: string;
  /** Every address whose pages may sign people in; the studio's own comes first. */
  readonly origins: [string, ...string[]];
  /** Where the embedded simulator sends webhooks. */
  readonly local: string;
}

/** Derives the addresses from the configuration and the port that was found free. */
export function addressesOf(config: Config, port: number): Addresses {
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const name = everywhere ? '127.0.0.1' : config.host;
  const local = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  const origins: Addresses['origins'] = [local];
  if (everywhere || isLoopbackHost(config.host)) origins.push(`http://localhost:${port}`);
  if (config.publicUrl !== null) origins.push(new URL(config.publicUrl).origin);
  return { studio: local, origins, local };
}
