-- Outside a transaction.
-- Parallel branches: each is a run of its own, a child of the one that came to the activity, under the same person,
-- journey and entry key. `unjoined`: it is over, and its parent has not been told. The list of what a run may wait for
-- grows with the activities, so the code keeps it.
-- `concurrency_key` lets a person be in a journey several times at once, once per key; a child has one of its own.
ALTER TABLE run
  DROP CONSTRAINT IF EXISTS run_waiting_for_check,
  ADD COLUMN IF NOT EXISTS concurrency_key text NOT NULL DEFAULT '',
  ADD COLUMN IF NOT EXISTS parent_id uuid,
  ADD COLUMN IF NOT EXISTS root_id uuid,
  ADD COLUMN IF NOT EXISTS branch text,
  ADD COLUMN IF NOT EXISTS fork_visit int,
  ADD COLUMN IF NOT EXISTS unjoined boolean NOT NULL DEFAULT false;

-- Still the index that finds what a person is in: children are in it too.
DROP INDEX CONCURRENTLY IF EXISTS run_inside_keyed;
CREATE UNIQUE INDEX CONCURRENTLY run_inside_keyed ON run (bucket, profile_id, journey_id, concurrency_key) WHERE live;
DROP INDEX CONCURRENTLY IF EXISTS run_inside;

-- Empty where no journey has parallel branches.
DROP INDEX CONCURRENTLY IF EXISTS run_branch;
CREATE INDEX CONCURRENTLY run_branch ON run (bucket, root_id) WHERE root_id IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS run_unjoined;
CREATE INDEX CONCURRENTLY run_unjoined ON run (bucket, parent_id) WHERE unjoined;
DROP INDEX CONCURRENTLY IF EXISTS run_due_joining;
CREATE INDEX CONCURRENTLY run_due_joining ON run (wake_at) WHERE live AND lane = 3;
