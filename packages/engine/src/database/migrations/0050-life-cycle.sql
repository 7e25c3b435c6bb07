-- A journey's life: while it is paused people stay where they are and nothing is sent; closed to new entries, people inside go
-- on; finished, nobody is inside and nobody can come.
ALTER TABLE journey
  DROP CONSTRAINT journey_status_check,
  ADD CONSTRAINT journey_status_check CHECK (status IN ('draft', 'live', 'paused', 'closed', 'stopped', 'finished')),
  -- When it came to where it is now; null for journeys older than this column.
  ADD COLUMN status_at timestamptz,
  -- What it goes back to when its pause ends.
  ADD COLUMN paused_from text CHECK (paused_from IN ('live', 'closed')),
  -- While it is paused: who would enter does not, instead of waiting at the entry.
  ADD COLUMN discards_entries boolean NOT NULL DEFAULT false;
ALTER TABLE journey
  -- People come in.
  ADD COLUMN admits boolean NOT NULL GENERATED ALWAYS AS (status = 'live' OR status = 'paused' AND NOT discards_entries) STORED,
  -- It concerns people who are inside.
  ADD COLUMN goes_on boolean NOT NULL GENERATED ALWAYS AS (status IN ('live', 'paused', 'closed')) STORED;
DROP INDEX journey_entry_event;
CREATE INDEX journey_entry_event ON journey (entry_event) WHERE goes_on;
DROP INDEX journey_entry_message;
CREATE INDEX journey_entry_message ON journey (id) WHERE admits AND entry_message IS NOT NULL;

-- A queued message waits for its paused journey.
ALTER TABLE outbox
  DROP CONSTRAINT outbox_waits_for_check,
  ADD CONSTRAINT outbox_waits_for_check CHECK (waits_for IN ('template', 'limit', 'pair', 'media', 'pause', 'journey'));

-- Everybody inside a journey is gone through once, slice by slice in the order in which people entered: moved to a newly
-- published version, taken out for it, or woken when a pause ends. Cursor and what is done commit together. A last pass
-- catches those whose transaction was under way when it was asked for.
CREATE TABLE people_sweep (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journey_id uuid NOT NULL REFERENCES journey ON DELETE CASCADE,
  version_id int NOT NULL REFERENCES journey_version,  -- whom it concerns are in earlier versions (`wake`: in any)
  kind       text NOT NULL CHECK (kind IN ('move', 'exit', 'wake')),
  unmatched  text NOT NULL CHECK (unmatched IN ('finish', 'exit')), -- of `move`: who has no matching activity
  people     int NOT NULL,                             -- inside when it was asked for
  moved      int NOT NULL DEFAULT 0,
  exited     int NOT NULL DEFAULT 0,
  kept       int NOT NULL DEFAULT 0,                   -- of the present pass: those who stay where they are
  pass_at    timestamptz,                              -- when the present pass began
  cursor_at  timestamptz,                              -- the last one gone through
  cursor_id  uuid,
  due_at     timestamptz NOT NULL,                     -- when the next pass begins
  asked_at   timestamptz NOT NULL,
  asked_by   text NOT NULL,
  done_at    timestamptz,                              -- everybody has been gone through
  ended_at   timestamptz                               -- the last pass is over
);
CREATE INDEX people_sweep_open ON people_sweep (due_at) WHERE ended_at IS NULL;
CREATE INDEX people_sweep_journey ON people_sweep (journey_id, id);

-- A version whose words were put right while people were inside has its graph replaced; what it said before is kept in a
-- row of its own under its number, and it goes on under the next one. `updates`: the number whose words it put right.
-- `content_revision` is raised each time, so that processes read the graph again.
ALTER TABLE journey_version ADD COLUMN updates int;
ALTER TABLE journey ADD COLUMN content_revision int NOT NULL DEFAULT 0;
