import type { Store } from '../store/open-store.ts';
import { text } from '../store/row.ts';

/** How many people one number can block. */
export const largestBlockList = 64_000;

/** Whom each business number has blocked, by wa_id. */
export interface BlockList {
  has: (phoneNumberId: string, person: string) => boolean;
  /** Everybody the number has blocked, those blocked last first. */
  list: (phoneNumberId: string) => string[];
  add: (phoneNumberId: string, person: string) => void;
  remove: (phoneNumberId: string, person: string) => void;
}

/** Kept in the file, read from memory. */
export function createBlockList(store: Store): BlockList {
  const blocked = new Map<string, Set<string>>();
  const of = (phoneNumberId: string): Set<string> => {
    const known = blocked.get(phoneNumberId) ?? new Set<string>();
    blocked.set(phoneNumberId, known);
    return known;
  };
  for (const row of store.database.prepare('SELECT * FROM blocked_person').all()) {
    of(text(row, 'phone_number_id')).add(text(row, 'person'));
  }
  const insert = store.database.prepare(
    'INSERT OR IGNORE INTO blocked_person (phone_number_id, person) VALUES (?, ?)',
  );
  const remove = store.database.prepare(
    'DELETE FROM blocked_person WHERE phone_number_id = ? AND person = ?',
  );

  return {
    has: (phoneNumberId, person) => blocked.get(phoneNumberId)?.has(person) === true,
    list: (phoneNumberId) => [...of(phoneNumberId)].toReversed(),
    add(phoneNumberId, person) {
      insert.run(phoneNumberId, person);
      of(phoneNumberId).add(person);
    },
    remove(phoneNumberId, person) {
      remove.run(phoneNumberId, person);
      of(phoneNumberId).delete(person);
    },
  };
}
