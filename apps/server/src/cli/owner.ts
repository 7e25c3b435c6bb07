import { migrate } from '@waypost/engine/database';
import { setOwnerPassword } from '../auth/index.ts';
import { CommandError, type Command } from './command.ts';
import { accountsOf, withDatabase } from './installation.ts';
import { readPassword } from './read-password.ts';

export const owner: Command = {
  name: 'owner',
  usage: '<e-mail>',
  summary:
    'give the owner an e-mail address and a password, so that Waypost may be opened to others',
  async run(config, words, say) {
    const [email = ''] = words;
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
      throw new CommandError('Say whose account it is: npm run waypost -- owner you@example.com');
    }
    const password = await readPassword();
    await withDatabase(config, async (installation) => {
      await migrate(installation.database.db);
      const accounts = await accountsOf(config, installation);
      await setOwnerPassword(accounts, installation.database.pool, { email, password }).catch(
        (error: unknown) => {
          throw new CommandError(error instanceof Error ? error.message : String(error));
        },
      );
    });
    say(`${email} can now sign in with this password.`);
  },
};
