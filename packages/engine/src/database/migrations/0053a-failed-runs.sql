-- Outside a transaction.
-- Finds whose journey ended by a failure, by activity and reason. Few rows are in it.
DROP INDEX CONCURRENTLY IF EXISTS run_failed;
CREATE INDEX CONCURRENTLY run_failed ON run (journey_id, activity, reason, ended_at) WHERE status = 'failed';
