import { migrate as bringUpToDate } from '@waypost/engine/database';
import type { Command } from './command.ts';
import { withDatabase } from './installation.ts';

export const migrate: Command = {
  name: 'migrate',
  usage: '',
  summary: 'bring the tables up to date (every start does so too)',
  async run(config, _words, say) {
    const applied = await withDatabase(config, ({ database }) => bringUpToDate(database.db));
    if (applied.length === 0) say('The tables are up to date.');
    for (const name of applied) say(`Applied ${name}`);
  },
};
