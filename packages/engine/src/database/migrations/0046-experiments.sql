-- Experiments: what they measure, how they stand, and their winner.
-- A row for each design (shares, holdout and metric) that an experiment of a journey has had; see `experimentDesign`.
CREATE TABLE experiment (
  id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journey_id uuid NOT NULL REFERENCES journey ON DELETE CASCADE,
  activity   text NOT NULL,
  design     text NOT NULL,
  began_at   timestamptz NOT NULL,
  -- Figures by variant as a lane counted them last, and when it counts again.
  figures    jsonb NOT NULL DEFAULT '[]',
  counted_at timestamptz,
  due_at     timestamptz NOT NULL,
  -- Where everybody goes who is not held out; null: nowhere yet.
  winner     text,
  -- Null: chosen, or taken back, by nobody yet. 'waypost' chose by itself.
  decided_by text,
  decided_at timestamptz,
  UNIQUE (journey_id, activity, design)
);
CREATE INDEX experiment_due ON experiment (due_at);

-- Who takes part: a row per person, from when they first came there.
CREATE TABLE experiment_person (
  bucket        smallint NOT NULL,
  experiment_id int NOT NULL REFERENCES experiment ON DELETE CASCADE,
  profile_id    uuid NOT NULL,
  -- The person's own passage, also where a parallel branch of it came to the experiment.
  run_id        uuid NOT NULL,
  variant       text NOT NULL,
  arrived_at    timestamptz NOT NULL,
  reached_at    timestamptz,
  -- Whether they may still reach it.
  is_open       boolean NOT NULL DEFAULT true,
  PRIMARY KEY (bucket, experiment_id, profile_id)
);
CREATE INDEX experiment_person_counted ON experiment_person (experiment_id);
CREATE INDEX experiment_person_open ON experiment_person (experiment_id, bucket) WHERE is_open;
