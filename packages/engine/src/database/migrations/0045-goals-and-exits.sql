-- Outside a transaction.
-- When the person reached the journey's goal, within its time from entering on, inside or not.
ALTER TABLE run ADD COLUMN IF NOT EXISTS goal_at timestamptz;
DROP INDEX CONCURRENTLY IF EXISTS run_goal;
CREATE INDEX CONCURRENTLY run_goal ON run (journey_id) WHERE goal_at IS NOT NULL;

-- Kept by publishing: the event that is the goal of the live version, and what takes people out at once, whatever version
-- they are on; the latter can be changed while the journey is live.
ALTER TABLE journey ADD COLUMN IF NOT EXISTS goal_event text;
ALTER TABLE journey ADD COLUMN IF NOT EXISTS exits jsonb;
-- Changes of profiles concern it: its exits, its goal or its entry are about a rule.
ALTER TABLE journey ADD COLUMN IF NOT EXISTS follows_profiles boolean NOT NULL DEFAULT false;

-- Profiles that changed while a live journey follows profiles; read and emptied by a lane.
CREATE TABLE IF NOT EXISTS profile_touch (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bucket     smallint NOT NULL,
  profile_id uuid NOT NULL
);
