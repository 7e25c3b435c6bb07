import type { Kysely } from 'kysely';

import type { ConsentPurpose, Database } from '../database/schema.ts';
import { foldedMessage, type WayInRow } from './way-in.ts';

export interface WayInChange {
  name: string;
  prefilledMessage: string;
  consentText: string;
  consentPurposes: ConsentPurpose[];
}

export function updateWayIn(
  db: Kysely<Database>,
  id: string,
  change: WayInChange,
): Promise<WayInRow | undefined> {
  return db
    .updateTable('way_in')
    .set({
      name: change.name,
      prefilled_message: change.prefilledMessage,
      folded_message: foldedMessage(change.prefilledMessage),
      consent_text: change.consentText,
      consent_purposes: change.consentPurposes,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
