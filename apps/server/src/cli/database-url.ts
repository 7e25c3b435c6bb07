import { CommandError, type Command } from './command.ts';
import { withRunningDatabase } from './installation.ts';

export const databaseUrl: Command = {
  name: 'database-url',
  usage: '',
  summary: 'print the address of the database, password included, for psql or pg_dump',
  async run(config, _words, say) {
    const url = await withRunningDatabase(config, ({ connectionString }) =>
      Promise.resolve(connectionString),
    );
    if (url === null)
      throw new CommandError('The database does not run. Start Waypost with "npm start".');
    say(url);
  },
};
