import { sql } from 'kysely';

/** Columns and joins of `Conversation`; the caller adds WHERE. */
export const selectConversation = sql`
  SELECT w.profile_id, p.external_id, p.first_name, p.last_name, p.phone, p.username, w.sender_id,
         s.name AS sender_name, s.connection, w.opened_at, w.expires_at, w.free_entry_until,
         w.unread, h.hand_over
    FROM customer_window w
    JOIN profile p ON p.bucket = w.bucket AND p.id = w.profile_id
    JOIN sender s ON s.id = w.sender_id
    LEFT JOIN LATERAL (
      SELECT o.assignee,
             jsonb_build_object('note', o.note, 'journeyName', coalesce(j.name, ''), 'assignee', o.assignee,
               'openedAt', o.opened_at, 'waits', bool_or(o.waits) OVER ()) AS hand_over
        FROM hand_over o
        LEFT JOIN journey j ON j.id = o.journey_id
       WHERE o.bucket = w.bucket AND o.profile_id = w.profile_id AND o.sender_id = w.sender_id
         AND o.closed_at IS NULL
       ORDER BY o.opened_at DESC
       LIMIT 1
    ) AS h ON true`;
