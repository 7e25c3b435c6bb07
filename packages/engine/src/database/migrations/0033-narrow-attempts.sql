-- An attempt is written once, when its outcome is known; until then the claimed row of the outbox stands for it. A
-- summarising index finds what is claimed, and keeps updates of the outbox in place (HOT).
ALTER TABLE attempt RESET (fillfactor);
CREATE INDEX outbox_claimed ON outbox USING brin (claimed_at) WITH (pages_per_range = 16, autosummarize = on);

-- How many places of a portfolio's limit were ever taken: whoever counted them a moment ago knows by it how many more
-- there may be now, without counting again.
CREATE TABLE portfolio_taken (
  portfolio_id text PRIMARY KEY,
  n            bigint NOT NULL
);
