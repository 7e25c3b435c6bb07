import { acceptSecretKey } from '../runtime/secret-key-check.ts';
import { loadSecretKey } from '../runtime/secret-key.ts';
import { CommandError, type Command } from './command.ts';
import { withDatabase } from './installation.ts';

export const newSecretKey: Command = {
  name: 'new-secret-key',
  usage: '',
  summary:
    'go on with another secret key because the former one is lost; access tokens must be entered again',
  async run(config, _words, say) {
    const key = await loadSecretKey(config);
    await withDatabase(config, async ({ database, isHeld }) => {
      if (isHeld) throw new CommandError('Waypost runs. Stop it first, with "npm stop".');
      await acceptSecretKey(database.pool, key);
    });
    say(
      'From now on the present secret key is the one. Enter the access token and app secret of every sender again.',
    );
  },
};
