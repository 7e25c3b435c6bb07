-- Everything Meta tells us: people by user id, what they send, and news about accounts and numbers.

-- A contact that we made ourselves turned out to be somebody we knew: it is hidden, and goes on only
-- where it already is.
ALTER TABLE profile ADD merged_into uuid;
CREATE INDEX profile_merged ON profile (merged_into) WHERE merged_into IS NOT NULL;

-- Search finds people by username and user id too.
DROP INDEX profile_search;
CREATE INDEX profile_search ON profile USING gin (
  (coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '') || ' ' || external_id
   || ' ' || coalesce(username, '') || ' ' || coalesce(bsuid, '')) gin_trgm_ops
);

ALTER TABLE event DROP CONSTRAINT event_kind_check;
ALTER TABLE event ADD CONSTRAINT event_kind_check CHECK (kind IN (
  'custom', 'reply', 'button', 'failed', 'list', 'flow', 'media', 'location', 'contacts', 'emojiReaction', 'order',
  'referral', 'click', 'numberChanged', 'identityChanged', 'preference', 'unsupported', 'welcome'));

-- Files people sent us, until they are downloaded: Meta keeps them for seven days.
CREATE TABLE inbound_medium (
  bucket      smallint NOT NULL,
  message_id  uuid NOT NULL,
  message_created_at timestamptz NOT NULL,
  sender_id   uuid NOT NULL REFERENCES sender ON DELETE CASCADE,
  media_id    text NOT NULL,
  mime_type   text,
  file_name   text,
  sha256      text,                  -- base64, as Meta tells it
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'stored', 'failed')),
  asset_id    uuid,
  problem     text,                  -- why it failed: too_large, gone, refused, damaged
  tries       int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  PRIMARY KEY (bucket, message_id)
);
CREATE INDEX inbound_medium_due ON inbound_medium (next_try_at) WHERE state = 'waiting';

-- News from Meta about an account, a number, a template or a Flow; also the key against duplicates.
CREATE TABLE sender_notice (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         text NOT NULL UNIQUE,
  waba_id     text NOT NULL,
  sender_id   uuid REFERENCES sender ON DELETE CASCADE,  -- NULL: the whole account
  kind        text NOT NULL,         -- e.g. account_alert, security, template_status
  subject     text NOT NULL,         -- what it is about, e.g. a template's id
  severity    text NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  code        text NOT NULL,         -- Meta's own word, e.g. PIN_RESET_REQUEST
  detail      jsonb NOT NULL DEFAULT '{}',
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX sender_notice_account ON sender_notice (waba_id, occurred_at DESC);
CREATE INDEX sender_notice_subject ON sender_notice (waba_id, kind, subject, occurred_at DESC);

-- What a word agrees to or stops; and who was answered when, so that nobody is answered over and over.
ALTER TABLE keyword_group ADD purposes text[] NOT NULL DEFAULT '{}';
CREATE TABLE auto_reply (
  bucket      smallint NOT NULL,
  profile_id  uuid NOT NULL,
  group_id    uuid NOT NULL REFERENCES keyword_group ON DELETE CASCADE,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (bucket, profile_id, group_id)
) WITH (fillfactor = 80);
