-- When it was last looked whom the passing of time brought into, or out of, the audience that a live journey watches.
ALTER TABLE journey ADD swept_at timestamptz;
