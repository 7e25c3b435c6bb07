-- Outside a transaction.
-- People whom launches let in are looked at version by version, so that a journey whose sender has enough to do for the
-- moment holds up none of the others.
DROP INDEX IF EXISTS run_launched;
CREATE INDEX CONCURRENTLY run_launched ON run (version_id, wake_at) WHERE live AND lane = 2;
DROP INDEX IF EXISTS run_due_launched;
