import type { Kysely, Transaction } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';

/** Somebody else works on the import now. */
export class ImportTakenOver extends Error {
  override readonly name = 'ImportTakenOver';
}

/**
 * Runs `work` in a transaction in which nobody can take the import over.
 * @throws ImportTakenOver when somebody has.
 */
export async function whileHeld<T>(
  { db, worker }: { db: Kysely<Database>; worker: string },
  importId: string,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return transact(db, async (trx) => {
    const held = await trx
      .selectFrom('profile_import')
      .select('id')
      .where('id', '=', importId)
      .where('worker', '=', worker)
      .forUpdate()
      .executeTakeFirst();
    if (held === undefined) throw new ImportTakenOver('Another process works on this import now.');
    return work(trx);
  });
}
