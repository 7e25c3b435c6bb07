-- All messages of a page get their outcome in one transaction, and all queued ones are claimed in one: only where the
-- page has room for a second version of each row is no index written. Later versions use the room of earlier ones.
ALTER TABLE outbox SET (fillfactor = 45);
DO $$
DECLARE part regclass;
BEGIN
  FOR part IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'message'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (fillfactor = 45)', part);
  END LOOP;
END $$;

-- The messages of a passage are found among those of its person, who has few.
DROP INDEX message_run;
