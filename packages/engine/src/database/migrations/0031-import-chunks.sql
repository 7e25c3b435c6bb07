-- Files that are imported, in pieces of 1 MiB, so that whichever process is free reads what another one received.
-- The row of the import comes when all pieces are there.
CREATE TABLE import_chunk (
  import_id uuid NOT NULL,
  n         int NOT NULL,
  bytes     bytea NOT NULL,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (import_id, n)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Who works on it. Set anew by whoever takes it over; the former one then writes nothing any more.
ALTER TABLE profile_import ADD worker uuid;
