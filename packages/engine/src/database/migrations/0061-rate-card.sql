-- What the workspace pays for messages, as its people wrote it down (`rateCardSchema`). No row: nobody has yet.
CREATE TABLE rate_card (
  only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  card       jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL
);
