-- What is deleted when it is old is found by its age; rows of one time lie together.
CREATE INDEX run_step_at ON run_step USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX reservation_created ON reservation USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);
