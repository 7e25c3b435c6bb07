import { schemaIsCurrent } from '@waypost/engine/database';
import type { Command } from './command.ts';
import { withRunningDatabase } from './installation.ts';

export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'say whether Waypost runs, and where',
  async run(config, _words, say) {
    const seen = await withRunningDatabase(config, async ({ running, isHeld, database }) => {
      if (running)
        say(`Waypost runs at ${running.origin} (process ${running.pid} on ${running.machine}).`);
      else say(isHeld ? 'Waypost is starting.' : 'Waypost does not run.');
      say(
        (await schemaIsCurrent(database.db).catch(() => false))
          ? 'The database runs and has the tables of this version.'
          : 'The database runs; its tables are not those of this version.',
      );
    });
    if (seen === null) say('Waypost does not run, nor does its database.');
    say(`Data: ${config.databaseUrl === null ? config.dataDir : 'the server of DATABASE_URL'}`);
  },
};
