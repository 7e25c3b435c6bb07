-- The people of a journey, the latest last: a page of them is read, never all.
CREATE INDEX run_journey ON run (journey_id, entered_at, id);
DROP INDEX run_version;

-- Taking people out of a stopped journey goes by the same order, for all versions at once: a row per
-- journey, under its latest version.
ALTER TABLE version_exit ADD cursor_at timestamptz;
