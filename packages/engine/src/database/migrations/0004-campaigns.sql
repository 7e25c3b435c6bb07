-- The next campaign that is due.
CREATE INDEX campaign_due ON campaign (scheduled_at) WHERE status = 'scheduled';
CREATE INDEX campaign_sending ON campaign (id) WHERE status = 'sending';

-- Who answered a journey or a campaign, without reading everything it sent.
CREATE INDEX message_answer ON message (journey_id, created_at) WHERE direction = 'in';
