-- The whole WhatsApp channel: what senders, windows, media and keywords need (design.md, section 4).

-- Senders: where they belong, and the state Meta reports.
ALTER TABLE sender
  ADD portfolio_id        text,          -- business portfolio; shares the messaging limit
  ADD app_id              text,
  ADD token_expires_at    timestamptz,   -- NULL: never
  ADD token_checked_at    timestamptz,
  ADD token_problem       text,          -- what the last check of the token found, NULL when it is good
  ADD status              text NOT NULL DEFAULT 'CONNECTED',
  ADD name_status         text NOT NULL DEFAULT 'NONE',
  ADD throughput_level    text NOT NULL DEFAULT 'STANDARD',
  ADD messaging_limit     text,          -- TIER_250 … TIER_UNLIMITED; NULL: not known, not enforced
  ADD account_status      text NOT NULL DEFAULT 'APPROVED',
  ADD subscribed          boolean,       -- the app receives the account's webhooks; NULL: never checked
  ADD username            text,
  ADD checked_at          timestamptz,   -- when polling last read all of this
  ADD policies_confirmed_at timestamptz, -- Meta's rules, by somebody; a live sender does not send without it
  ADD policies_confirmed_by text,
  ADD pause_scope         text CHECK (pause_scope IN ('manual', 'number', 'account', 'connection', 'throughput')),
  ADD pause_code          int,           -- Meta's error code behind an automatic pause
  ADD paused_until        timestamptz;   -- NULL: until the right event, or by hand
UPDATE sender SET pause_scope = 'manual' WHERE paused_at IS NOT NULL;
-- Senders connected before this question was asked go on working.
UPDATE sender SET policies_confirmed_at = created_at, policies_confirmed_by = 'before 0006';

ALTER TABLE template
  ADD rejection_text      text,          -- Meta's own words and its recommendation
  ADD correct_category    text,          -- announced change of category
  ADD category_changes_at timestamptz,
  ADD ttl_seconds         int,
  ADD paused_until        timestamptz,
  ADD disabled_at         timestamptz,
  ADD last_used_at        timestamptz,
  ADD status_changed_at   timestamptz;

-- The customer-service window of a person at a sender.
CREATE TABLE customer_window (
  bucket          smallint NOT NULL,
  profile_id      uuid NOT NULL,
  sender_id       uuid NOT NULL,
  opened_at       timestamptz NOT NULL,  -- Meta's time of the latest inbound message or call
  expires_at      timestamptz NOT NULL,
  free_entry_until timestamptz,          -- 72 h after an ad's click
  last_inbound_wamid text,               -- what a quoted answer or an emoji reaction points to
  PRIMARY KEY (bucket, profile_id, sender_id)
) WITH (fillfactor = 80);

-- Different people written to outside a window in the rolling 24 h, over all senders of a portfolio.
CREATE TABLE portfolio_recipient (
  portfolio_id text NOT NULL,
  number       text NOT NULL,            -- E.164, or the BSUID of a person without one
  reached_at   timestamptz NOT NULL,     -- start of the 24 h in which this person counts once
  PRIMARY KEY (portfolio_id, number)
) WITH (fillfactor = 80);
CREATE INDEX portfolio_recipient_reached ON portfolio_recipient (portfolio_id, reached_at);

-- People nobody may write to, whoever they are in our profiles.
CREATE TABLE blocked_address (
  number     text PRIMARY KEY,           -- E.164 or BSUID
  reason     text NOT NULL DEFAULT '',
  blocked_at timestamptz NOT NULL,
  blocked_by text NOT NULL
);

-- Files of ours: uploaded by authors, or sent to us.
CREATE TABLE media_asset (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  file_name  text NOT NULL,
  mime_type  text NOT NULL,
  byte_size  bigint NOT NULL,
  sha256     text NOT NULL,
  origin     text NOT NULL CHECK (origin IN ('upload', 'inbound')),
  created_at timestamptz NOT NULL,
  created_by text NOT NULL
);
CREATE INDEX media_asset_created ON media_asset (created_at, id) WHERE origin = 'upload';
CREATE INDEX media_asset_sha256 ON media_asset (sha256);

-- The bytes, in pieces of 1 MiB, so that any process can stream them and a backup holds them.
CREATE TABLE media_chunk (
  asset_id uuid NOT NULL REFERENCES media_asset ON DELETE CASCADE,
  n        int NOT NULL,
  bytes    bytea NOT NULL,
  PRIMARY KEY (asset_id, n)
);
ALTER TABLE media_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- An asset at Meta: its media id belongs to one sender and lives for 30 days.
CREATE TABLE media_upload (
  asset_id   uuid NOT NULL REFERENCES media_asset ON DELETE CASCADE,
  sender_id  uuid NOT NULL REFERENCES sender ON DELETE CASCADE,
  media_id   text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (asset_id, sender_id)
);
CREATE INDEX media_upload_media_id ON media_upload (media_id);

-- Words people write, and what is answered.
CREATE TABLE keyword_group (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind       text NOT NULL CHECK (kind IN ('opt_in', 'opt_out', 'help', 'default', 'custom')),
  name       text NOT NULL,
  words      text[] NOT NULL DEFAULT '{}',   -- the default group has none: it answers what nothing else does
  sender_id  uuid REFERENCES sender ON DELETE CASCADE,   -- NULL: every sender
  reply      jsonb,                          -- response content by language; NULL: nothing is answered
  enabled    boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL
);

ALTER TABLE profile
  ADD username text,                         -- WhatsApp's, for display only: it changes
  ADD parent_bsuid text;

ALTER TABLE message
  ADD origin  text NOT NULL DEFAULT 'journey'
      CHECK (origin IN ('journey', 'campaign', 'auto_reply', 'test', 'conversation')),
  ADD sent_as text CHECK (sent_as IN ('template', 'response')),
  ADD pricing jsonb;                         -- category and type as Meta's status told them

ALTER TABLE event DROP CONSTRAINT event_kind_check;
ALTER TABLE event ADD CONSTRAINT event_kind_check CHECK (kind IN (
  'custom', 'reply', 'button', 'failed', 'list', 'flow', 'media', 'location', 'contacts', 'emojiReaction', 'order',
  'referral', 'click', 'numberChanged', 'preference', 'unsupported'));

-- What starts the live version when somebody writes to a sender.
ALTER TABLE journey ADD entry_message jsonb;
CREATE INDEX journey_entry_message ON journey (id) WHERE status = 'live' AND entry_message IS NOT NULL;
