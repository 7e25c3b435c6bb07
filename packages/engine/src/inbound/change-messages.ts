import type { InboundUpdate } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileKey } from './address-book.ts';
import { inboundMessageId } from './insert-inbound-messages.ts';

/** An edit, or a message taken back, and the profiles it may be of. */
export interface MessageChange {
  profiles: readonly ProfileKey[];
  update: InboundUpdate;
}

/** Marks stored messages that people edited or took back. What they said at first stays on record. */
export async function changeMessages(
  trx: Kysely<Database>,
  changes: readonly MessageChange[],
): Promise<void> {
  const rows = changes.flatMap(({ profiles, update: { change } }) =>
    change === null
      ? []
      : profiles.map(({ bucket }) => ({
          bucket,
          id: inboundMessageId(bucket, change.originalId),
          mark: change.kind === 'revoke' ? { revoked: true } : { edited: change.message ?? {} },
        })),
  );
  if (rows.length === 0) return;
  await sql`
    UPDATE message m SET payload = m.payload || c.mark
      FROM unnest(
             ${rows.map(({ bucket }) => bucket)}::smallint[],
             ${rows.map(({ id }) => id)}::uuid[],
             ${rows.map(({ mark }) => JSON.stringify(mark))}::jsonb[]
           ) AS c (bucket, id, mark)
     WHERE m.bucket = c.bucket AND m.id = c.id AND m.direction = 'in'`.execute(trx);
}
