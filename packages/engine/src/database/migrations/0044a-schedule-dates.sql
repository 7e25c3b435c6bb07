-- The date of a schedule that comes next, as a local time YYYY-MM-DDTHH:MM, of each person's own zone where the schedule
-- says so; and the moment it was published: where the date was over by then, it does not count.
ALTER TABLE entry_schedule ADD next_date text;
ALTER TABLE entry_schedule ADD published_at timestamptz NOT NULL DEFAULT now();
