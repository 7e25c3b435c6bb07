-- Connecting a number step by step, and what shows how a connected one is doing.

ALTER TABLE sender
  ADD handshake_at        timestamptz,   -- Meta asked whether the webhook's address is ours, and was told so
  ADD signature_failed_at timestamptz,   -- a webhook came that another secret had signed
  ADD check_due_at        timestamptz,   -- when polling reads its state again; NULL: it is not polled
  ADD account_mode        text NOT NULL DEFAULT 'LIVE',  -- SANDBOX: Meta's free test number
  ADD health              jsonb NOT NULL DEFAULT '[]';   -- what Meta holds against it, as last read
UPDATE sender SET check_due_at = created_at;

-- A connection that somebody is making. Every step is kept, so that it can be taken up again later.
CREATE TABLE sender_setup (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number_kind  text NOT NULL CHECK (number_kind IN ('test', 'own')),
  app_id       text,
  app_secret   bytea,                    -- sealed
  token        bytea,                    -- sealed
  credentials_ok boolean NOT NULL DEFAULT false,  -- when they were last looked at, nothing was wrong with them
  portfolio_id text,
  waba_id      text,
  account_name text,
  sender_id    uuid REFERENCES sender ON DELETE SET NULL,  -- from the choice of the number on
  repairs      boolean NOT NULL DEFAULT false,  -- the sender was there before
  send_only    boolean NOT NULL DEFAULT false,  -- goes on without webhooks
  test_message_id uuid,
  created_at   timestamptz NOT NULL,
  created_by   text NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX sender_setup_sender ON sender_setup (sender_id) WHERE sender_id IS NOT NULL;
