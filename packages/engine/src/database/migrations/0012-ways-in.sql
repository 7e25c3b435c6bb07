-- Links and QR codes that lead into WhatsApp with a message ready to send.
CREATE TABLE way_in (
  id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  sender_id         uuid NOT NULL REFERENCES sender ON DELETE CASCADE,
  kind              text NOT NULL CHECK (kind IN ('link', 'test')),   -- test: makes the writer's phone a test profile
  name              text NOT NULL,
  prefilled_message text NOT NULL,
  folded_message    text NOT NULL,                -- as it is compared: without case and outer spaces
  consent_text      text NOT NULL DEFAULT '',     -- what people read beside the code
  consent_purposes  text[] NOT NULL DEFAULT '{}', -- what they agree to by sending the message
  meta_code         text,                         -- code of `message_qrdls`; NULL for tests
  url               text NOT NULL,
  arrivals          int NOT NULL DEFAULT 0,       -- messages that came in with this text
  last_arrival_at   timestamptz,
  arrived_profile_id uuid,                        -- the latest one
  expires_at        timestamptz,                  -- of tests
  created_at        timestamptz NOT NULL,
  created_by        text NOT NULL
);
CREATE UNIQUE INDEX way_in_message ON way_in (sender_id, folded_message);

-- Somebody of the team who tries messages; reports leave them out.
ALTER TABLE profile ADD is_test boolean NOT NULL DEFAULT false;
