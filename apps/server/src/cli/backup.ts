import { backUp } from '@waypost/engine/embedded-postgres';
import { CommandError, type Command } from './command.ts';
import { withDatabase } from './installation.ts';

export const backup: Command = {
  name: 'backup',
  usage: '<folder>',
  summary:
    'copy the embedded database and the secret key into an empty folder, while Waypost works',
  async run(config, [folder], say) {
    if (folder === undefined) {
      throw new CommandError('Say where to: npm run waypost -- backup <folder>');
    }
    if (config.databaseUrl !== null) {
      throw new CommandError(
        'The database is the one of DATABASE_URL: back it up with its own tools, see docs/operations.md.',
      );
    }
    const manifest = await withDatabase(config, () => backUp(config.dataDir, folder, Date.now()));
    say(`Backed up ${Math.ceil(manifest.bytes / 1024 ** 2)} MB to ${folder}.`);
    say(
      manifest.hasSecretKey
        ? 'The secret key is in it: keep the folder as you keep passwords.'
        : 'The secret key is not in it, since it comes from WAYPOST_SECRET_KEY.',
    );
  },
};
