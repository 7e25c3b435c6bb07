-- Conversations are the windows people opened: one per person and sender.
ALTER TABLE customer_window ADD read_at timestamptz;   -- when somebody of the team last looked
CREATE INDEX customer_window_opened ON customer_window (opened_at, profile_id);
