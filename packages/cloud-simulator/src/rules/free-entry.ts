import type { Store } from '../store/open-store.ts';
import { optionalInteger, text } from '../store/row.ts';

const answerWithin = 24 * 3_600_000;
const freeFor = 72 * 3_600_000;

export interface FreeEntry {
  /** A person came from an ad; call it in a transaction. */
  came: (number: string, phoneNumberId: string, at: number) => void;
  /**
   * Until when messages of this business to the person are free; null when they are not. The first
   * answer within 24 hours opens the 72 hours, so call it for what is sent, in a transaction.
   */
  answered: (number: string, phoneNumberId: string, now: number) => number | null;
  /** When the free 72 hours end or ended; null when they never began. */
  freeUntil: (number: string, phoneNumberId: string) => number | null;
}

/** Free entry points: people who came from a click-to-WhatsApp ad. Kept in the file, read from memory. */
export function createFreeEntry(store: Store): FreeEntry {
  const entries = new Map<string, { cameAt: number; openedAt: number | null }>();
  for (const row of store.database.prepare('SELECT * FROM free_entry').all()) {
    entries.set(`${text(row, 'phone_number_id')} ${text(row, 'number')}`, {
      cameAt: optionalInteger(row, 'came_at') ?? 0,
      openedAt: optionalInteger(row, 'opened_at'),
    });
  }
  const keep = store.database.prepare(
    `INSERT INTO free_entry (number, phone_number_id, came_at, opened_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (number, phone_number_id)
     DO UPDATE SET came_at = excluded.came_at, opened_at = excluded.opened_at`,
  );
  const put = (
    number: string,
    phoneNumberId: string,
    cameAt: number,
    openedAt: number | null,
  ): void => {
    keep.run(number, phoneNumberId, cameAt, openedAt);
    entries.set(`${phoneNumberId} ${number}`, { cameAt, openedAt });
  };
  return {
    freeUntil(number, phoneNumberId) {
      const openedAt = entries.get(`${phoneNumberId} ${number}`)?.openedAt ?? null;
      return openedAt === null ? null : openedAt + freeFor;
    },
    came(number, phoneNumberId, at) {
      put(number, phoneNumberId, at, null);
    },
    answered(number, phoneNumberId, now) {
      const entry = entries.get(`${phoneNumberId} ${number}`);
      if (!entry) return null;
      if (entry.openedAt === null && now - entry.cameAt < answerWithin) {
        put(number, phoneNumberId, entry.cameAt, now);
        return now + freeFor;
      }
      const until = (entry.openedAt ?? 0) + freeFor;
      return until > now ? until : null;
    },
  };
}
