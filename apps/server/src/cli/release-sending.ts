import { describeHold, releaseSending as release, type SendHold } from '@waypost/engine/send-holds';
import { recordAudit } from '@waypost/engine/workspace';
import { pino } from 'pino';
import { openSendRecord } from '../runtime/send-record.ts';
import { CommandError, type Command } from './command.ts';
import { withDatabase } from './installation.ts';

const DISCARD = '--discard-queued';
const ACTOR = 'command line';

export const releaseSending: Command = {
  name: 'release-sending',
  usage: `[${DISCARD}]`,
  summary:
    'after a restore: send what is queued, or exclude what was queued before it; nothing is sent until then',
  async run(config, words, say) {
    const wrong = words.find((word) => word !== DISCARD);
    if (wrong !== undefined) throw new CommandError(`There is no option "${wrong}".`);
    const decision = words.includes(DISCARD) ? 'discard' : 'send';
    const record = openSendRecord(config.dataDir, pino({ level: 'silent' }));
    const generations = [...record.entries().values()].map(({ generation }) => generation);
    await withDatabase(config, async ({ database: { db } }) => {
      const hold = await describeHold(db);
      if (hold === null) throw new CommandError('Sending is not held.');
      tell(hold, say);
      const knownGeneration = Math.max(0, ...generations);
      await release(db, { decision, actor: ACTOR, knownGeneration }, Date.now());
      await recordAudit(
        db,
        { actor: ACTOR, action: 'sendHold.release', subject: decision },
        Date.now(),
      );
    });
    say(
      decision === 'send'
        ? 'Sending goes on with all of it.'
        : 'Sending goes on without what was queued before the restore.',
    );
  },
};

function tell({ lostUntil, queued, unanswered }: SendHold, say: (line: string) => void): void {
  say(`Queued until ${lostUntil.toISOString()}:`);
  for (const { name, messages, oldestAt } of queued) {
    say(
      `  ${messages} of ${name ?? 'tests, answers and conversations'}, the oldest of ${oldestAt.toISOString()}`,
    );
  }
  if (queued.length === 0) say('  nothing');
  if (unanswered > 0) say(`${unanswered} more may have been sent: they are listed as unknown.`);
}
