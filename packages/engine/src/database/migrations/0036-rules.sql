-- Custom events by name and time: rules ask who had one, of everybody at once, and which names there are.
CREATE INDEX event_custom ON event (name, occurred_at, profile_id, bucket) WHERE kind = 'custom';

-- What an attribute of profiles is, where somebody has said so; of all others it is read off the values there are.
CREATE TABLE attribute (
  name       text PRIMARY KEY,
  label      text,                 -- what people call it; NULL: its name
  kind       text NOT NULL CHECK (kind IN ('text', 'number', 'date', 'boolean', 'list')),
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL
);
