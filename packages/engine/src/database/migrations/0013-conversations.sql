-- Conversations are the windows people opened: one per person and sender.
ALTER TABLE customer_window ADD unread boolean NOT NULL DEFAULT true;   -- nobody of the team has looked since they wrote
CREATE INDEX customer_window_opened ON customer_window (opened_at, profile_id);
CREATE INDEX customer_window_unread ON customer_window (opened_at) WHERE unread;
