import { parseArgs } from 'node:util';
import { roleSchema } from '@waypost/api';
import { migrate } from '@waypost/engine/database';
import { createApiKey, listApiKeys, revokeApiKey } from '@waypost/engine/api-keys';
import { z } from 'zod';
import { CommandError, type Command } from './command.ts';
import { withDatabase, type Installation } from './installation.ts';

type Say = (line: string) => void;

export const apiKey: Command = {
  name: 'api-key',
  usage: 'create --name <name> --role <viewer|author|publisher|admin> | list | revoke <id>',
  summary: 'make, list or revoke API keys',
  async run(config, words, say) {
    const [action, ...rest] = words;
    await withDatabase(config, async (installation) => {
      await migrate(installation.database.db);
      if (action === 'create') return create(installation, rest, say);
      if (action === 'list') return list(installation, say);
      if (action === 'revoke') return revoke(installation, rest, say);
      throw new CommandError(`Usage: npm run waypost -- api-key ${apiKey.usage}`);
    });
  },
};

async function create(
  { database }: Installation,
  words: readonly string[],
  say: Say,
): Promise<void> {
  const { name, role } = readOptions(words);
  const asked = roleSchema.safeParse(role);
  if (!asked.success) {
    throw new CommandError(`--role must be one of ${roleSchema.options.join(', ')}.`);
  }
  const { key } = await createApiKey(
    database.db,
    { name: name ?? 'command line', role: asked.data, actor: 'command line' },
    Date.now(),
  );
  say(key);
}

async function list({ database }: Installation, say: Say): Promise<void> {
  const keys = await listApiKeys(database.db);
  if (keys.length === 0) say('There are no API keys.');
  for (const key of keys) say(`${key.id}  ${key.role.padEnd(9)}  ${key.name}`);
}

async function revoke(
  { database }: Installation,
  words: readonly string[],
  say: Say,
): Promise<void> {
  const id = z.uuid().safeParse(words[0]);
  if (!id.success) throw new CommandError('Say which key: npm run waypost -- api-key revoke <id>');
  if (!(await revokeApiKey(database.db, id.data, Date.now()))) {
    throw new CommandError('There is no such key, or it was revoked before.');
  }
  say('Revoked.');
}

function readOptions(words: readonly string[]): { name?: string; role?: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { name: { type: 'string' }, role: { type: 'string' } },
    });
    return values;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}
