import { restore as restoreBackup } from '@waypost/engine/embedded-postgres';
import { CommandError, type Command } from './command.ts';

export const restore: Command = {
  name: 'restore',
  usage: '<folder>',
  summary: 'put a backup in place of the embedded database; what was there is moved aside',
  async run(config, [folder], say) {
    if (folder === undefined) {
      throw new CommandError('Say which backup: npm run waypost -- restore <folder>');
    }
    if (config.databaseUrl !== null) {
      throw new CommandError(
        'The database is the one of DATABASE_URL: restore it with its own tools, see docs/operations.md.',
      );
    }
    const { manifest, movedTo } = await restoreBackup(folder, config.dataDir, Date.now());
    say(`Restored the backup of ${manifest.takenAt} into ${config.dataDir}.`);
    if (movedTo !== null) say(`The database that was there is in ${movedTo}.`);
    say('Start Waypost with "npm start". It sends nothing until somebody has decided about it.');
  },
};
