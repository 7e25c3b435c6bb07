-- What can't be processed is set aside with its reason, so that it never holds anybody else up, and can be
-- tried again or dismissed (docs/engine.md, "What can't be processed").
CREATE TABLE dead_letter (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('webhook', 'update', 'run', 'message', 'launch')),
  subject     text NOT NULL,           -- id of the row that was set aside
  sender_id   uuid,
  journey_id  uuid,
  activity    text,
  reason      text NOT NULL,           -- what was thrown, without people's data
  data        jsonb NOT NULL DEFAULT '{}',   -- what it takes to try it again
  tries       int NOT NULL DEFAULT 1,
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replaying', 'replayed', 'dismissed', 'gone')),
  settled_at  timestamptz,
  settled_by  text
);
CREATE UNIQUE INDEX dead_letter_open ON dead_letter (kind, subject) WHERE state IN ('open', 'replaying');
CREATE INDEX dead_letter_replaying ON dead_letter (id) WHERE state = 'replaying';
-- A webhook that was set aside may tell of a message of unknown outcome, which must not go again meanwhile.
CREATE INDEX dead_letter_sender ON dead_letter (sender_id) WHERE state IN ('open', 'replaying');

ALTER TABLE launch DROP CONSTRAINT launch_status_check;
ALTER TABLE launch ADD CONSTRAINT launch_status_check CHECK (status IN ('running', 'done', 'stopped', 'set_aside'));

INSERT INTO dead_letter (kind, subject, sender_id, reason, data, first_at, last_at)
SELECT 'webhook', body->>'id', sender_id, 'unknown', jsonb_build_object('receivedAt', received_at), received_at, received_at
  FROM parked_update WHERE orphan AND body->>'kind' = 'webhook';
DELETE FROM parked_update WHERE orphan AND body->>'kind' = 'webhook';
