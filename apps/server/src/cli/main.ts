import { EmbeddedPostgresError } from '@waypost/engine/embedded-postgres';
import { ConfigError, loadConfig } from '../config/config.ts';
import { apiKey } from './api-key.ts';
import { backup } from './backup.ts';
import { CommandError, type Command } from './command.ts';
import { databaseUrl } from './database-url.ts';
import { holdSending } from './hold-sending.ts';
import { link } from './link.ts';
import { migrate } from './migrate.ts';
import { newSecretKey } from './new-secret-key.ts';
import { owner } from './owner.ts';
import { releaseSending } from './release-sending.ts';
import { restore } from './restore.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';

const COMMANDS: readonly Command[] = [
  link,
  status,
  stop,
  owner,
  apiKey,
  migrate,
  newSecretKey,
  databaseUrl,
  backup,
  restore,
  holdSending,
  releaseSending,
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function help(): void {
  say('npm run waypost -- <command>\n');
  for (const { name, usage, summary } of COMMANDS)
    say(`  ${`${name} ${usage}`.trim()}\n      ${summary}`);
}

async function main([name, ...words]: readonly string[]): Promise<void> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    help();
    return;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    throw new CommandError(`There is no command "${name}". See: npm run waypost -- help`);
  }
  await command.run(loadConfig(process.env), words, say);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const expected = [CommandError, ConfigError, EmbeddedPostgresError].some(
    (kind) => error instanceof kind,
  );
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${expected ? text : `That did not work: ${text}`}\n`);
  process.exitCode = 1;
}
