-- A database that was set back (an old backup, an asynchronous standby) believes that messages wait which left
-- long ago. These counts also stand outside the database: where those are ahead, sending is held
-- (docs/engine.md, "Restoring").

-- How often a sender has claimed messages. A row per loop that claims, so that they never wait for each other.
CREATE TABLE send_mark (
  sender_id uuid NOT NULL REFERENCES sender ON DELETE CASCADE,
  kind      text NOT NULL CHECK (kind IN ('claims', 'triggered')),
  n         bigint NOT NULL,
  PRIMARY KEY (sender_id, kind)
) WITH (fillfactor = 50);

-- A time in which nothing is sent until somebody decides what becomes of what was queued.
CREATE TABLE send_hold (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reason      text NOT NULL CHECK (reason IN ('behind', 'restored', 'other_server', 'other_timeline', 'asked')),
  engaged_at  timestamptz NOT NULL,
  lost_until  timestamptz NOT NULL,    -- until then more may have happened than this database knows
  released_at timestamptz,
  released_by text,
  decision    text CHECK (decision IN ('send', 'discard'))
);
CREATE UNIQUE INDEX send_hold_open ON send_hold ((true)) WHERE released_at IS NULL;
