-- Who left the journey after this moment does not enter by this launch; null: nobody is asked when they left.
ALTER TABLE launch ADD blocked_since timestamptz;
-- Of a journey whose entry lets so many people pass in a time: from one person to the next, in milliseconds.
ALTER TABLE launch ADD spacing_ms double precision;
-- The launch waits for this moment; it is 'waiting' until then.
ALTER TABLE launch ADD starts_at timestamptz;
ALTER TABLE launch DROP CONSTRAINT launch_status_check;
ALTER TABLE launch ADD CONSTRAINT launch_status_check CHECK (status IN ('waiting', 'running', 'done', 'stopped', 'set_aside'));
CREATE INDEX launch_waiting ON launch (starts_at) WHERE status = 'waiting';
-- Only people of these time zones, or, when excluded, of all others and of none; null: everybody.
ALTER TABLE launch ADD zones text[];
ALTER TABLE launch ADD zones_excluded boolean NOT NULL DEFAULT false;
-- Only people who were not in the audience when it was last read (entry_member).
ALTER TABLE launch ADD incremental boolean NOT NULL DEFAULT false;
-- The date of a schedule that it stands for, and how many dates before it were missed while nothing ran.
ALTER TABLE launch ADD occurrence_at timestamptz;
ALTER TABLE launch ADD missed int NOT NULL DEFAULT 0;

-- When a live journey next lets an audience in. A row of a schedule that has come to its end has no next_at.
CREATE TABLE entry_schedule (
  journey_id uuid PRIMARY KEY REFERENCES journey ON DELETE CASCADE,
  version_id int NOT NULL REFERENCES journey_version ON DELETE CASCADE,
  next_at    timestamptz
);
CREATE INDEX entry_schedule_due ON entry_schedule (next_at) WHERE next_at IS NOT NULL;

-- The line in front of a journey's entry: whoever comes next passes at this moment, or at once if it is over.
CREATE TABLE entry_line (
  journey_id uuid PRIMARY KEY REFERENCES journey ON DELETE CASCADE,
  next_turn  timestamptz NOT NULL
);

-- Who was in a journey's audience when it was last looked at: for entries by people who newly match.
CREATE TABLE entry_member (
  bucket     smallint NOT NULL,
  journey_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  PRIMARY KEY (bucket, journey_id, profile_id)
);
