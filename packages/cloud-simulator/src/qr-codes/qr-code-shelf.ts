import { randomInt } from 'node:crypto';

import type { Store } from '../store/open-store.ts';
import { text, type Row } from '../store/row.ts';

/** A short link with words that stand in the person's composer, and its QR code. */
export interface QrCode {
  code: string;
  phoneNumberId: string;
  prefilledMessage: string;
}

export interface QrCodeShelf {
  create: (phoneNumberId: string, prefilledMessage: string) => QrCode;
  /** The code as it reads now; what a handset finds behind a scanned link. */
  find: (code: string) => QrCode | undefined;
  list: (phoneNumberId: string) => QrCode[];
  change: (code: string, prefilledMessage: string) => void;
  remove: (code: string) => void;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Where a code leads. */
export function deepLinkOf(code: string): string {
  return `https://wa.me/message/${code}`;
}

const read = (row: Row): QrCode => ({
  code: text(row, 'code'),
  phoneNumberId: text(row, 'phone_number_id'),
  prefilledMessage: text(row, 'prefilled_message'),
});

export function createQrCodeShelf(store: Store): QrCodeShelf {
  const insert = store.database.prepare(
    'INSERT INTO qr_code (code, phone_number_id, prefilled_message) VALUES (?, ?, ?)',
  );
  const byCode = store.database.prepare('SELECT * FROM qr_code WHERE code = ?');
  const byNumber = store.database.prepare(
    'SELECT * FROM qr_code WHERE phone_number_id = ? ORDER BY rowid DESC',
  );
  const change = store.database.prepare('UPDATE qr_code SET prefilled_message = ? WHERE code = ?');
  const remove = store.database.prepare('DELETE FROM qr_code WHERE code = ?');
  return {
    create(phoneNumberId, prefilledMessage) {
      const code = Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join('');
      insert.run(code, phoneNumberId, prefilledMessage);
      return { code, phoneNumberId, prefilledMessage };
    },
    find(code) {
      const row = byCode.get(code);
      return row && read(row);
    },
    list: (phoneNumberId) => byNumber.all(phoneNumberId).map(read),
    change(code, prefilledMessage) {
      change.run(prefilledMessage, code);
    },
    remove(code) {
      remove.run(code);
    },
  };
}
