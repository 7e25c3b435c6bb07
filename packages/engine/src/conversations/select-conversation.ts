import { sql } from 'kysely';

/** Columns and joins of `Conversation`; the caller adds WHERE. */
export const selectConversation = sql`
  SELECT w.profile_id, p.external_id, p.first_name, p.last_name, p.phone, p.username, w.sender_id,
         s.name AS sender_name, s.connection, w.opened_at, w.expires_at, w.free_entry_until,
         w.unread
    FROM customer_window w
    JOIN profile p ON p.bucket = w.bucket AND p.id = w.profile_id
    JOIN sender s ON s.id = w.sender_id`;
