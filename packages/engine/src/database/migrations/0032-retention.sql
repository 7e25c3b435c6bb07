-- Outside a transaction.
-- What is deleted when it is old is found by its age; rows of one time lie together.
DROP INDEX IF EXISTS run_step_at;
CREATE INDEX CONCURRENTLY run_step_at ON run_step USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
DROP INDEX IF EXISTS reservation_created;
CREATE INDEX CONCURRENTLY reservation_created ON reservation USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);
