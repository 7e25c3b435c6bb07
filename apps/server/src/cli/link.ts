import { mintSignInLink } from '../auth/index.ts';
import { CommandError, type Command } from './command.ts';
import { accountsOf, withRunningDatabase } from './installation.ts';

export const link: Command = {
  name: 'link',
  usage: '',
  summary: 'make a sign-in link; it works once, for 15 minutes',
  async run(config, _words, say) {
    const made = await withRunningDatabase(config, async (installation) => {
      const { running, database } = installation;
      if (!running) return null;
      const accounts = await accountsOf(config, installation);
      return mintSignInLink(accounts, database.pool, running.origin);
    });
    if (made === null) throw new CommandError('Waypost does not run. Start it with "npm start".');
    say(made);
  },
};
