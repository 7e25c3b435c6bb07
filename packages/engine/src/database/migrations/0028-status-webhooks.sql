-- Webhooks that tell of statuses only are worked off beside those that hold what people say: a blast
-- brings three of them for each message, and nobody who writes shall wait behind them.
ALTER TABLE webhook_inbox ADD statuses_only boolean NOT NULL DEFAULT false;
CREATE INDEX webhook_inbox_statuses ON webhook_inbox (webhook_id) WHERE statuses_only;
CREATE INDEX webhook_inbox_others ON webhook_inbox (webhook_id) WHERE NOT statuses_only;
