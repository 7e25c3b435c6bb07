-- Conversations that journeys put before the team. A row is open until somebody closes it; a passage may wait for that.
CREATE TABLE hand_over (
  bucket     smallint NOT NULL,
  id         uuid NOT NULL,
  profile_id uuid NOT NULL,
  sender_id  uuid NOT NULL,
  journey_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  activity   text NOT NULL,
  visit      int NOT NULL,
  note       text NOT NULL,
  assignee   text,
  waits      boolean NOT NULL,
  opened_at  timestamptz NOT NULL,
  closed_at  timestamptz,
  closed_by  text,
  PRIMARY KEY (bucket, id)
);
CREATE INDEX hand_over_open ON hand_over (bucket, profile_id, sender_id) WHERE closed_at IS NULL;
