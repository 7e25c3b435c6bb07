-- When we last received a status of, or a message to, this sender: it shows that webhooks flow, also
-- when nothing was posted later (engine.md, 3.5).
ALTER TABLE sender_witness ALTER COLUMN posted_at DROP NOT NULL;
ALTER TABLE sender_witness ADD COLUMN heard_at timestamptz;
