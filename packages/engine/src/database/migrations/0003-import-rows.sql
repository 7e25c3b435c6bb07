-- What an import needs to go on by itself after its process died.
ALTER TABLE profile_import
  ADD encoding        text NOT NULL DEFAULT 'utf-8',
  ADD default_country text,           -- of national numbers whose row names no country
  ADD read_at         timestamptz;    -- the file is read to its end; what is left is in profile_import_row

CREATE INDEX profile_import_created ON profile_import (created_at, id);

-- The usable rows of a file being read, the last one of each person; a row goes when it is written.
CREATE TABLE profile_import_row (
  import_id  uuid NOT NULL REFERENCES profile_import ON DELETE CASCADE,
  profile_id uuid NOT NULL,
  line       bigint NOT NULL,
  rows       int NOT NULL,            -- 1 and the earlier rows it replaced
  change     jsonb NOT NULL,
  consent    jsonb NOT NULL,
  PRIMARY KEY (import_id, profile_id)
);
