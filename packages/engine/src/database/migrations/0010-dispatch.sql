-- Rules at dispatch: why a message waits, what Meta never delivered, and what a new owner reads again.

-- Why a message in the outbox is not due yet; NULL for the usual reasons (just queued, tried again).
ALTER TABLE outbox
  ADD waits_for text CHECK (waits_for IN ('template', 'limit', 'pair', 'media', 'pause'));
CREATE INDEX outbox_waiting ON outbox (sender_id, waits_for) WHERE waits_for IS NOT NULL;

-- Meta sends no status when a message's time to live runs out; our own timer says so.
ALTER TABLE message ADD presumed_dropped_at timestamptz;
CREATE INDEX message_created ON message USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);

-- A sender's new owner reads the last minutes of attempts to know whom it wrote to a moment ago.
CREATE INDEX attempt_claimed ON attempt USING brin (claimed_at) WITH (pages_per_range = 32, autosummarize = on);

-- Meta's own setting "stop promotions", told apart from words the person wrote to us.
ALTER TABLE suppression ADD by_meta boolean NOT NULL DEFAULT false;

-- Which revision of the draft a version was made of, so that it is not published twice.
ALTER TABLE journey_version ADD draft_revision int;
