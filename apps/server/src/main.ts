import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { SchemaTooNew, ServerTooOld } from '@waypost/engine/database';
import { EmbeddedPostgresError } from '@waypost/engine/embedded-postgres';
import { ConfigError, loadConfig } from './config/config.ts';
import { openBrowser } from './runtime/open-browser.ts';
import { linkToRunningServer } from './runtime/second-start.ts';
import { WrongSecretKey } from './runtime/secret-key-check.ts';
import { startWaypost, type Waypost } from './runtime/waypost.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `--role=web|worker|all` says the same as WAYPOST_ROLE, and wins. */
function readArguments(): { WAYPOST_ROLE?: string } {
  try {
    const { values } = parseArgs({ options: { role: { type: 'string' } } });
    return values.role === undefined ? {} : { WAYPOST_ROLE: values.role };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`Waypost can't start: ${text}`);
  }
}

/** Handing over takes one second, awaiting late answers of Meta eight, closing the rest a moment; in milliseconds. */
const LONGEST_END = 20_000;

async function main(): Promise<void> {
  const config = loadConfig({ ...process.env, ...readArguments() });
  let waypost: Waypost | null = null;
  let ending = false;
  const end = async (code: number): Promise<void> => {
    // Who asks twice means at once: nothing is lost by it, what was under way is found by the next owner.
    if (ending) process.exit(code || 1);
    ending = true;
    // Whoever asked to end gets it, even if something hangs.
    setTimeout(() => process.exit(code || 1), config.drainMs + LONGEST_END).unref();
    await waypost?.stop();
    process.exit(code);
  };
  process.on('SIGTERM', () => void end(0));
  // The terminal was closed.
  process.on('SIGHUP', () => void end(0));
  process.on('SIGINT', () => {
    say('\nStopping Waypost');
    void end(0);
  });

  for (;;) {
    waypost = await startWaypost(config, say, () => void end(1));
    if (waypost) break;
    const link = await linkToRunningServer(config);
    if (link !== null) {
      say(
        `Waypost is already running. Sign in here (the link works once, for 15 minutes):\n\n  ${link}\n`,
      );
      openBrowser(link);
      return;
    }
    // The other server ended meanwhile: this start is the first one after all.
  }

  // Node would keep what it compiled only at an orderly end.
  flushCompileCache();
  const { addresses, gotWantedPort } = waypost;
  if (!gotWantedPort) {
    say(`Port ${config.port} is in use by something else, so Waypost took the next free one.`);
  }
  if (config.role === 'worker') {
    say(`Waypost works here; ${addresses.local}/readyz says how it is doing.`);
    return;
  }
  const link = await waypost.mintLink();
  say(`\nWaypost runs at ${addresses.studio}`);
  say(
    `Sign in here (the link works once, for 15 minutes; "npm run waypost -- link" makes another):\n\n  ${link}\n`,
  );
  say('Stop it with Ctrl+C, or with "npm stop" from another terminal.');
  openBrowser(link);
}

try {
  await main();
} catch (error) {
  const known = [
    ConfigError,
    EmbeddedPostgresError,
    SchemaTooNew,
    ServerTooOld,
    WrongSecretKey,
  ].some((kind) => error instanceof kind);
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${known ? text : `Waypost could not start: ${text}`}\n`);
  if (!known && error instanceof Error && process.env['LOG_LEVEL'] === 'debug') {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
}
