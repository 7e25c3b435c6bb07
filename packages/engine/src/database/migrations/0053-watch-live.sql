-- What decided at the activities a look passed, the first one included: an array beside them, with an object of values by
-- what a rule looked at, or null. NULL where no rule decided.
ALTER TABLE run_step ADD decided jsonb;

-- Live numbers by the half hour in which they were counted: time zones differ by half hours. Folded together with
-- `activity_count`; what was counted before is there only.
CREATE TABLE activity_half_hour (
  version_id int NOT NULL,
  at         timestamptz NOT NULL,
  activity   text NOT NULL,
  outcome    text NOT NULL,
  n          bigint NOT NULL,
  PRIMARY KEY (version_id, at, activity, outcome)
);
