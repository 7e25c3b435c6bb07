-- Advice that somebody does not want to see about a journey any more, by its code.
ALTER TABLE journey ADD COLUMN dismissed_advice text[] NOT NULL DEFAULT '{}';
