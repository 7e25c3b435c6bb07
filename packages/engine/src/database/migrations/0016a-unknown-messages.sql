-- The list of messages of unknown outcome is short however full the outbox is.
CREATE INDEX outbox_unresolved ON outbox (sender_id) WHERE unresolved;
