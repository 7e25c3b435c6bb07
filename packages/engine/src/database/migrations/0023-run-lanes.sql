-- Who is served first among those due: 0 woken by somebody, 1 its own time has come, 2 launched and not
-- looked at yet. A row is in one of three indexes, so that a launch of a million stands before nobody.
ALTER TABLE run ADD lane smallint NOT NULL DEFAULT 1;
CREATE INDEX run_due_woken ON run (wake_at) WHERE live AND lane = 0;
CREATE INDEX run_due_time ON run (wake_at) WHERE live AND lane = 1;
CREATE INDEX run_due_launched ON run (wake_at) WHERE live AND lane = 2;
DROP INDEX run_due;

-- One index keeps people from being in a journey twice and finds what they are in; what is over has its
-- own, so that entering and moving write one entry less.
CREATE UNIQUE INDEX run_inside ON run (bucket, profile_id, journey_id) WHERE live;
CREATE INDEX run_past ON run (bucket, profile_id) WHERE NOT live;
DROP INDEX run_one_inside;
DROP INDEX run_profile;

-- An update of attributes finds room on its page, and then writes no index.
ALTER TABLE profile SET (fillfactor = 85);
