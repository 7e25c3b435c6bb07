-- Journeys nobody works with any more are kept out of the list.
ALTER TABLE journey ADD COLUMN archived_at timestamptz;
