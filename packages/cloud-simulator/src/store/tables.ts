/**
 * Tables of simulator.db. `message` is append-mostly and narrow; `pending` is the queue of updates
 * that still have to happen, in the order of its primary key, so that taking what is due is one
 * range read and one range delete; `delivery` holds webhook bodies until they are answered with 200.
 * Times are milliseconds since the epoch.
 */
export const tables = `
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS app (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS business_account (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS portfolio (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS access_token (token TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS phone_number (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS blocked_person (
  phone_number_id TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (phone_number_id, person)
) STRICT;
CREATE TABLE IF NOT EXISTS qr_code (
  code TEXT PRIMARY KEY,
  phone_number_id TEXT NOT NULL,
  prefilled_message TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  phone_number_id TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sample (
  id TEXT PRIMARY KEY,
  app_id TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  length INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  handle TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS sample_by_handle ON sample (handle);
CREATE TABLE IF NOT EXISTS template (
  id INTEGER PRIMARY KEY,
  waba_id TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  -- JSON of the template as a whole; messages keep the text they were sent with by revision
  settings TEXT NOT NULL,
  revision INTEGER NOT NULL,
  UNIQUE (waba_id, name, language)
) STRICT;
CREATE TABLE IF NOT EXISTS template_due (
  template_id INTEGER NOT NULL,
  step TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (template_id, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS template_name_block (
  waba_id TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (waba_id, name, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS template_revision (
  id INTEGER PRIMARY KEY,
  settings TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS message (
  seq INTEGER PRIMARY KEY,
  phone_number_id TEXT NOT NULL,
  number TEXT NOT NULL,
  from_person INTEGER NOT NULL,
  at INTEGER NOT NULL,
  progress INTEGER NOT NULL,
  failure INTEGER,
  kind TEXT NOT NULL,
  pricing TEXT,
  template_revision INTEGER,
  template_name TEXT,
  echo TEXT,
  echo_id TEXT,
  quoted TEXT,
  tapped TEXT,
  -- of a person's message: JSON of what stands beside its content (referral, group, context)
  extras TEXT,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS message_by_number ON message (number, seq);
CREATE TABLE IF NOT EXISTS pending (
  due_at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  step INTEGER NOT NULL,
  failure INTEGER,
  PRIMARY KEY (due_at, seq, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS delivery (
  id INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (target, due_at);
CREATE TABLE IF NOT EXISTS handset (
  number TEXT PRIMARY KEY,
  name TEXT,
  last_seq INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  settings TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS handset_recent ON handset (last_seq);
CREATE TABLE IF NOT EXISTS chat (
  number TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  wrote_at INTEGER NOT NULL,
  PRIMARY KEY (number, phone_number_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS free_entry (
  number TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  -- when the person came from an ad, and since when the business's answer makes messages free
  came_at INTEGER NOT NULL,
  opened_at INTEGER,
  PRIMARY KEY (number, phone_number_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS flow (
  waba_id TEXT NOT NULL,
  id TEXT NOT NULL,
  settings TEXT NOT NULL,
  PRIMARY KEY (waba_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS business_initiated (
  portfolio_id TEXT NOT NULL,
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (portfolio_id, number)
) STRICT, WITHOUT ROWID;
`;

/** Columns that tables of an older file lack. */
export const addedColumns = [{ table: 'message', column: 'extras', type: 'TEXT' }] as const;
