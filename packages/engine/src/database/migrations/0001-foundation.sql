-- Per-profile tables carry `bucket` first in their keys (docs/engine.md, section 1). The first three hex
-- digits of a profile's, run's or message's id are its bucket, so an id alone finds its shard.

CREATE FUNCTION id_in_bucket(bucket int, seed text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex(bucket), 3, '0') || substr(md5(seed), 4))::uuid;

CREATE FUNCTION bucket_of(id uuid) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('x' || substr(id::text, 1, 3))::bit(12)::int::smallint;

CREATE FUNCTION profile_id_of(external_id text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN md5('profile:' || external_id)::uuid;

-- One row: what the whole installation shares.
CREATE TABLE workspace (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name            text NOT NULL,
  default_country text NOT NULL DEFAULT 'IT',
  time_zone       text NOT NULL DEFAULT 'UTC',
  demo_seeded_at  timestamptz,
  created_at      timestamptz NOT NULL
);

-- Small facts about the running installation, such as the address a second start prints.
CREATE TABLE installation (
  key        text PRIMARY KEY,
  value      jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_key (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name         text NOT NULL,
  role         text NOT NULL CHECK (role IN ('viewer', 'author', 'publisher', 'admin')),
  hash         text NOT NULL UNIQUE,
  created_at   timestamptz NOT NULL,
  created_by   text NOT NULL,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

CREATE TABLE audit_entry (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  actor   text NOT NULL,
  action  text NOT NULL,
  subject text NOT NULL,
  detail  jsonb NOT NULL DEFAULT '{}'
);

-- People ------------------------------------------------------------------------------------------

CREATE TABLE profile (
  bucket            smallint NOT NULL,
  id                uuid NOT NULL,
  external_id       text NOT NULL,
  demo              boolean NOT NULL DEFAULT false,
  first_name        text,
  last_name         text,
  phone             text,          -- E.164
  bsuid             text,          -- business-scoped user id, for people who hide their number
  country           text,          -- ISO 3166-1 alpha-2
  locale            text,          -- BCP 47
  time_zone         text,          -- IANA name
  attributes        jsonb NOT NULL DEFAULT '{}',
  marketing_consent text CHECK (marketing_consent IN ('in', 'out')),
  service_consent   text CHECK (service_consent IN ('in', 'out')),
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  PRIMARY KEY (bucket, id)
);
-- The id is derived from external_id, so the primary key already keeps external ids unique.
CREATE INDEX profile_created ON profile (created_at, id);
CREATE INDEX profile_search ON profile USING gin (
  (coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '') || ' ' || external_id) gin_trgm_ops
);

-- Every way to reach a profile. One number may belong to several profiles.
CREATE TABLE address (
  kind       text NOT NULL CHECK (kind IN ('phone', 'bsuid', 'wa_id')),
  value      text NOT NULL,
  bucket     smallint NOT NULL,
  profile_id uuid NOT NULL,
  PRIMARY KEY (kind, value, bucket, profile_id)
);
CREATE INDEX address_profile ON address (bucket, profile_id);

-- Keys that must be unique across all buckets: `inbound` (Meta message id), `event` (idempotency key),
-- `number` (journey + entry key + phone: one journey entry writes to a number once).
CREATE TABLE reservation (
  kind       text NOT NULL,
  value      text NOT NULL,
  bucket     smallint NOT NULL,
  profile_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (kind, value)
);

CREATE TABLE consent_entry (
  bucket      smallint NOT NULL,
  id          uuid NOT NULL DEFAULT gen_random_uuid(),
  profile_id  uuid NOT NULL,
  purpose     text NOT NULL CHECK (purpose IN ('marketing', 'service')),
  state       text NOT NULL CHECK (state IN ('in', 'out')),
  source      text NOT NULL,
  proof       text NOT NULL DEFAULT '',
  given_at    timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (bucket, id)
);
CREATE INDEX consent_entry_profile ON consent_entry (bucket, profile_id, recorded_at);

-- An opt-out binds the number: a row per opted-out profile; the number is free when none is left.
CREATE TABLE suppression (
  number     text NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('marketing', 'service')),
  bucket     smallint NOT NULL,
  profile_id uuid NOT NULL,
  since      timestamptz NOT NULL,
  PRIMARY KEY (number, purpose, bucket, profile_id)
);
CREATE INDEX suppression_profile ON suppression (bucket, profile_id);

CREATE TABLE audience (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name       text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('rule', 'list')),
  rule       jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE audience_member (
  bucket      smallint NOT NULL,
  audience_id uuid NOT NULL REFERENCES audience ON DELETE CASCADE,
  profile_id  uuid NOT NULL,
  PRIMARY KEY (bucket, audience_id, profile_id)
);

-- A CSV file on its way into profiles. The file lies in DATA_DIR/imports/<id>.csv.
CREATE TABLE profile_import (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  file_name      text NOT NULL,
  byte_size      bigint NOT NULL,
  delimiter      text,
  columns        jsonb NOT NULL DEFAULT '[]',
  sample         jsonb NOT NULL DEFAULT '[]',
  mapping        jsonb,
  summary        jsonb,
  audience_id    uuid REFERENCES audience ON DELETE SET NULL,
  status         text NOT NULL CHECK (status IN ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed')),
  failure        text,
  bytes_done     bigint NOT NULL DEFAULT 0,
  rows_done      bigint NOT NULL DEFAULT 0,
  rows_imported  bigint NOT NULL DEFAULT 0,
  rows_rejected  bigint NOT NULL DEFAULT 0,
  created_at     timestamptz NOT NULL,
  finished_at    timestamptz
);

CREATE TABLE profile_import_rejection (
  import_id uuid NOT NULL REFERENCES profile_import ON DELETE CASCADE,
  line      bigint NOT NULL,
  code      text NOT NULL,
  reason    text NOT NULL,
  content   text NOT NULL,
  PRIMARY KEY (import_id, line)
);

-- Channel -----------------------------------------------------------------------------------------

CREATE TABLE sender (
  id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name                 text NOT NULL,
  connection           text NOT NULL CHECK (connection IN ('simulator', 'meta')),
  phone_number_id      text NOT NULL UNIQUE,
  waba_id              text NOT NULL,
  display_phone_number text NOT NULL,
  verified_name        text NOT NULL DEFAULT '',
  token                bytea NOT NULL,   -- AES-256-GCM
  app_secret           bytea NOT NULL,   -- AES-256-GCM
  verify_token         text NOT NULL,
  messages_per_second  int NOT NULL DEFAULT 80,
  quality              text NOT NULL DEFAULT 'UNKNOWN',
  paused_at            timestamptz,
  pause_reason         text,
  -- Raised by every opt-out; the owner of the sender looks at it before each request (engine.md, 3.8).
  suppression_version  bigint NOT NULL DEFAULT 0,
  last_webhook_at      timestamptz,
  created_at           timestamptz NOT NULL
);

CREATE TABLE template (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  waba_id          text NOT NULL,
  meta_id          text NOT NULL,
  name             text NOT NULL,
  language         text NOT NULL,
  category         text NOT NULL,
  status           text NOT NULL,
  quality          text NOT NULL DEFAULT 'UNKNOWN',
  rejected_reason  text,
  parameter_format text NOT NULL DEFAULT 'POSITIONAL',
  components       jsonb NOT NULL,
  synced_at        timestamptz NOT NULL,
  UNIQUE (waba_id, name, language)
);

-- Journeys ----------------------------------------------------------------------------------------

CREATE TABLE journey (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind            text NOT NULL CHECK (kind IN ('journey', 'campaign')),
  name            text NOT NULL,
  draft           jsonb NOT NULL,
  draft_revision  int NOT NULL DEFAULT 1,      -- raised by every save; a save names the one it builds on
  status          text NOT NULL CHECK (status IN ('draft', 'live', 'stopped')),
  live_version_id int,
  entry_event     text,                        -- name of the event that starts the live version
  demo            boolean NOT NULL DEFAULT false,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  updated_by      text NOT NULL
);

CREATE INDEX journey_entry_event ON journey (entry_event) WHERE status = 'live';

-- A frozen graph. The small integer key keeps runs and deltas narrow.
CREATE TABLE journey_version (
  id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journey_id   uuid NOT NULL REFERENCES journey ON DELETE CASCADE,
  number       int NOT NULL,
  graph        jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  UNIQUE (journey_id, number)
);

CREATE TABLE campaign (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  journey_id   uuid NOT NULL UNIQUE REFERENCES journey ON DELETE CASCADE,
  name         text NOT NULL,
  sender_id    uuid REFERENCES sender,
  audience_id  uuid REFERENCES audience,
  content      jsonb NOT NULL DEFAULT '{}',
  status       text NOT NULL CHECK (status IN ('draft', 'scheduled', 'sending', 'sent', 'stopped')),
  scheduled_at timestamptz,
  time_zone    text,
  revision     int NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  updated_by   text NOT NULL
);

-- One reading of an audience into a version, slice by slice; cursor and runs commit together.
CREATE TABLE launch (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  journey_id  uuid NOT NULL REFERENCES journey ON DELETE CASCADE,
  version_id  int NOT NULL REFERENCES journey_version,
  activity    text NOT NULL,
  audience_id uuid,
  rule        jsonb,
  entry_key   text NOT NULL,
  status      text NOT NULL CHECK (status IN ('running', 'done', 'stopped')),
  cursor_bucket smallint NOT NULL DEFAULT -1,
  cursor_id   uuid,
  entered     bigint NOT NULL DEFAULT 0,
  started_at  timestamptz NOT NULL,   -- profiles created later are not read
  finished_at timestamptz
);

CREATE INDEX launch_running ON launch (started_at, id) WHERE status = 'running';
CREATE INDEX launch_journey ON launch (journey_id);

CREATE TABLE run (
  bucket      smallint NOT NULL,
  id          uuid NOT NULL,
  profile_id  uuid NOT NULL,
  journey_id  uuid NOT NULL,
  version_id  int NOT NULL,
  entry_key   text NOT NULL,
  activity    text NOT NULL,
  visit       int NOT NULL DEFAULT 1,          -- raised by every move, so a second lap has ids of its own
  live        boolean NOT NULL DEFAULT true,
  status      text NOT NULL DEFAULT 'inside' CHECK (status IN ('inside', 'finished', 'failed', 'exited')),
  reason      text,                            -- why it failed or exited
  waiting_for text CHECK (waiting_for IN ('dispatch', 'time', 'reaction')),
  wake_at     timestamptz NOT NULL,
  deadline_at timestamptz,                     -- the wait's own end; wake_at may be earlier
  context     jsonb NOT NULL DEFAULT '{}',
  entered_at  timestamptz NOT NULL,
  arrived_at  timestamptz NOT NULL,            -- at the present activity
  ended_at    timestamptz,
  PRIMARY KEY (bucket, id)
) WITH (fillfactor = 80);
CREATE INDEX run_due ON run (wake_at) WHERE live;
CREATE UNIQUE INDEX run_one_inside ON run (bucket, journey_id, profile_id) WHERE live;
CREATE INDEX run_profile ON run (bucket, profile_id);
CREATE INDEX run_version ON run (version_id, id);

-- Versions whose people are being taken out, slice by slice, because their journey was stopped.
CREATE TABLE version_exit (
  version_id int PRIMARY KEY REFERENCES journey_version ON DELETE CASCADE,
  cursor_id  uuid,                -- the last run taken out
  asked_at   timestamptz NOT NULL
);

-- The path of a run, one row per activity left or reached an end in; what "one person's path" lists.
CREATE TABLE run_step (
  bucket   smallint NOT NULL,
  run_id   uuid NOT NULL,
  visit    int NOT NULL,
  activity text NOT NULL,
  port     text,
  reason   text,
  at       timestamptz NOT NULL,
  PRIMARY KEY (bucket, run_id, visit)
);

-- Messages ----------------------------------------------------------------------------------------

CREATE TABLE message (
  bucket        smallint NOT NULL,
  id            uuid NOT NULL,
  direction     text NOT NULL CHECK (direction IN ('out', 'in')),
  profile_id    uuid NOT NULL,
  sender_id     uuid NOT NULL,
  number        text,                -- E.164 it goes to or came from
  journey_id    uuid,
  version_id    int,
  run_id        uuid,
  activity      text,
  visit         int,
  template_name text,
  language      text,
  category      text,
  payload       jsonb NOT NULL,      -- outbound: the Cloud API body without recipient; inbound: as received
  watched       boolean NOT NULL DEFAULT false,   -- a reaction waits for its statuses
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz,
  wamid         text,
  quoted_wamid  text,
  state         text NOT NULL CHECK (state IN
    ('queued', 'unknown', 'accepted', 'held', 'sent', 'delivered', 'read', 'played', 'refused', 'excluded', 'received')),
  exclusion     text,
  accepted_at   timestamptz,
  sent_at       timestamptz,
  delivered_at  timestamptz,
  read_at       timestamptz,
  played_at     timestamptz,
  failed_at     timestamptz,
  failure_code  int,
  failure_text  text,
  PRIMARY KEY (bucket, id, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX message_profile ON message (bucket, profile_id, created_at);
CREATE INDEX message_journey ON message (journey_id, created_at);
CREATE INDEX message_run ON message (bucket, run_id);

-- What still has to leave. A row is deleted when its message is accepted, refused, excluded or expired.
CREATE TABLE outbox (
  bucket             smallint NOT NULL,
  message_id         uuid NOT NULL,
  message_created_at timestamptz NOT NULL,
  sender_id          uuid NOT NULL,
  lane               smallint NOT NULL,        -- 0 triggered, 1 bulk
  due_at             timestamptz NOT NULL,
  number             text,
  attempts           int NOT NULL DEFAULT 0,
  claim_epoch        bigint,                   -- the lease epoch that holds it, NULL when free
  claimed_at         timestamptz,
  unresolved         boolean NOT NULL DEFAULT false,   -- its last attempt has no answer yet
  PRIMARY KEY (bucket, message_id)
) WITH (fillfactor = 70);
CREATE INDEX outbox_due ON outbox (sender_id, lane, due_at);

CREATE TABLE attempt (
  bucket      smallint NOT NULL,
  message_id  uuid NOT NULL,
  n           int NOT NULL,
  sender_id   uuid NOT NULL,
  state       text NOT NULL CHECK (state IN ('claimed', 'accepted', 'refused', 'unknown', 'unsent', 'presumed_lost')),
  wamid       text,
  code        int,
  detail      text,
  claimed_at  timestamptz NOT NULL,
  answered_at timestamptz,
  PRIMARY KEY (bucket, message_id, n)
) WITH (fillfactor = 70);
CREATE INDEX attempt_unresolved ON attempt (sender_id, claimed_at) WHERE state IN ('claimed', 'unknown');

CREATE TABLE sender_lease (
  sender_id  uuid PRIMARY KEY REFERENCES sender ON DELETE CASCADE,
  owner      uuid,
  epoch      bigint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL DEFAULT '-infinity',
  -- The sender's suppression_version that its owner has acted upon (engine.md, 3.8).
  suppression_seen bigint NOT NULL DEFAULT 0
);

-- When the latest attempt that has shown a status was claimed: the witness that webhooks flow
-- (engine.md, 3.5). Apart from the lease, so that a slow webhook never holds up its renewal.
CREATE TABLE sender_witness (
  sender_id uuid PRIMARY KEY REFERENCES sender ON DELETE CASCADE,
  posted_at timestamptz NOT NULL
);

-- Facts about a profile: custom events, replies, taps, failures. Statuses are columns of message.
CREATE TABLE event (
  bucket      smallint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,   -- also the order in which we received them
  profile_id  uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('custom', 'reply', 'button', 'failed')),
  name        text,                                  -- of a custom event
  message_id  uuid,                                  -- the outbound message it answers or concerns
  run_id      uuid,
  button      int,
  payload     jsonb NOT NULL DEFAULT '{}',
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (bucket, id, received_at)
) PARTITION BY RANGE (received_at);
CREATE INDEX event_profile ON event (bucket, profile_id, id);

-- Webhook bodies as they came.
CREATE TABLE webhook (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  sender_id    uuid NOT NULL,
  received_at  timestamptz NOT NULL,
  body         text NOT NULL,
  PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);

-- Webhooks not processed yet; emptied.
CREATE TABLE webhook_inbox (
  webhook_id  bigint PRIMARY KEY,
  sender_id   uuid NOT NULL,
  received_at timestamptz NOT NULL,
  body        text NOT NULL
);

-- Statuses and replies that match nothing yet: tried again for ten minutes, then kept as orphans.
CREATE TABLE parked_update (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sender_id   uuid NOT NULL,
  body        jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  next_try_at timestamptz NOT NULL,
  orphan      boolean NOT NULL DEFAULT false
);
CREATE INDEX parked_update_due ON parked_update (next_try_at) WHERE NOT orphan;

-- Live numbers: deltas appended in the move's transaction, folded twice a second.
-- `outcome`: 'here' (people at the activity now), 'entered', 'left:<port>', 'finished', 'failed',
-- 'exited', 'accepted', 'sent', 'delivered', 'read', 'message_failed', 'excluded:<reason>'.
CREATE TABLE activity_delta (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version_id int NOT NULL,
  activity   text NOT NULL,
  outcome    text NOT NULL,
  n          int NOT NULL
);

CREATE TABLE activity_count (
  version_id int NOT NULL,
  activity   text NOT NULL,
  outcome    text NOT NULL,
  n          bigint NOT NULL,
  PRIMARY KEY (version_id, activity, outcome)
);
