import type { Store } from '../store/open-store.ts';
import { integer, optionalInteger, optionalText, text } from '../store/row.ts';
import { progress, progressName } from '../statuses/progress.ts';
import type { Send } from './schemas.ts';

/** Accepted sends in the order of acceptance, those after sequence number `after`. */
export function createListSends(store: Store, idOf: (number: string, seq: number) => string) {
  const list = store.database.prepare(
    `SELECT seq, number, phone_number_id, kind, template_name, echo, at, progress, failure
     FROM message WHERE seq > ? AND from_person = 0 ORDER BY seq LIMIT ?`,
  );
  return (after: number, limit: number): Send[] =>
    list.all(after, limit).map((row) => {
      const seq = integer(row, 'seq');
      const to = text(row, 'number');
      const failure = optionalInteger(row, 'failure');
      const rank = integer(row, 'progress');
      return {
        seq,
        id: idOf(to, seq),
        to,
        phoneNumberId: text(row, 'phone_number_id'),
        kind: text(row, 'kind'),
        template: optionalText(row, 'template_name'),
        echo: optionalText(row, 'echo'),
        at: integer(row, 'at'),
        status: failure !== null && rank < progress.delivered ? 'failed' : progressName(rank),
        failure,
      };
    });
}
