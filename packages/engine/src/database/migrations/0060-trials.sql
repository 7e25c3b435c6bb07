-- A trial: chosen people go through a journey's draft for real. It runs as a journey of its own, so that nothing that is
-- asked of the tried one (people inside, numbers, reports, goals, experiments, versions) knows anything of it.
ALTER TABLE journey
  DROP CONSTRAINT journey_kind_check,
  ADD CONSTRAINT journey_kind_check CHECK (kind IN ('journey', 'campaign', 'trial'));

CREATE TABLE trial (
  journey_id uuid PRIMARY KEY REFERENCES journey ON DELETE CASCADE,  -- what it runs as
  tried_id   uuid NOT NULL REFERENCES journey ON DELETE CASCADE,     -- whose draft is tried
  factor     int NOT NULL CHECK (factor >= 1),                       -- so many seconds of the journey pass in one
  people     int NOT NULL,
  started_at timestamptz NOT NULL,                                   -- where both clocks show the same
  started_by text NOT NULL,
  stopped_by text                                                    -- who ended it before everybody was through
);
CREATE INDEX trial_tried ON trial (tried_id, started_at);
