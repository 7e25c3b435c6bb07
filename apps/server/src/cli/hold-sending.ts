import { engageHold } from '@waypost/engine/send-holds';
import { recordAudit } from '@waypost/engine/workspace';
import type { Command } from './command.ts';
import { withDatabase } from './installation.ts';

const ACTOR = 'command line';

export const holdSending: Command = {
  name: 'hold-sending',
  usage: '',
  summary:
    'send nothing until somebody decides, as after a restore; for a copy of an installation before its first start',
  async run(config, _words, say) {
    await withDatabase(config, async ({ database: { db } }) => {
      const now = Date.now();
      const isNew = await engageHold(db, 'asked', now, now);
      if (isNew) {
        await recordAudit(db, { actor: ACTOR, action: 'sendHold.engage', subject: '' }, now);
      }
      say(isNew ? 'Sending is held.' : 'Sending was held already.');
    });
    say('Decide in the studio, or with "npm run waypost -- release-sending [--discard-queued]".');
  },
};
