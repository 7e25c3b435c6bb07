-- Words that requests to other systems carry in their headers: sealed, and never given out again. Each goes to one host.
CREATE TABLE secret (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name       text NOT NULL UNIQUE,
  host       text NOT NULL,
  sealed     bytea NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL
);

-- What passages ask of others and wait for: a row per request, deleted with its outcome. `claim` names who works on it,
-- until `claimed_until` on the database's clock; then anybody may try again.
CREATE TABLE call (
  bucket        smallint NOT NULL,
  id            uuid NOT NULL,
  profile_id    uuid NOT NULL,
  run_id        uuid NOT NULL,
  activity      text NOT NULL,
  visit         int NOT NULL,
  host          text NOT NULL,
  request       jsonb NOT NULL,
  tries         int NOT NULL DEFAULT 0,
  due_at        timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  claim         uuid,
  claimed_until timestamptz,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (bucket, id)
) WITH (fillfactor = 80);
CREATE INDEX call_due ON call (due_at);
