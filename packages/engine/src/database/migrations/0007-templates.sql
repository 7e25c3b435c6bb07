-- Templates written here: drafts, what happened to each template, and when an account is read again.

ALTER TABLE template
  ADD unknown_parts text[] NOT NULL DEFAULT '{}',  -- types of parts that Waypost can't fill
  ADD authored      jsonb;                         -- what was handed in from here last; Meta does not give all of it back

-- What an author is writing: a new template, or the change of one.
CREATE TABLE template_draft (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  waba_id     text NOT NULL,
  template_id uuid REFERENCES template ON DELETE CASCADE,  -- NULL: a new template
  content     jsonb NOT NULL,
  revision    int NOT NULL DEFAULT 1,
  refusal     jsonb,                               -- why Meta did not take it, NULL when it was never refused
  created_at  timestamptz NOT NULL,
  created_by  text NOT NULL,
  updated_at  timestamptz NOT NULL,
  updated_by  text NOT NULL
);
CREATE UNIQUE INDEX template_draft_template ON template_draft (template_id);

-- The life of a template, for its page and for Meta's limits on editing.
CREATE TABLE template_step (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template_id uuid NOT NULL REFERENCES template ON DELETE CASCADE,
  kind        text NOT NULL CHECK (kind IN (
                'submitted', 'edited', 'status', 'quality', 'category_notice', 'category', 'unpaused', 'deleted')),
  detail      jsonb NOT NULL DEFAULT '{}',
  actor       text,                                -- NULL: Meta
  at          timestamptz NOT NULL
);
CREATE INDEX template_step_template ON template_step (template_id, at, id);

-- When the templates of an account are read from Meta: webhooks bring news at once, reading repairs.
CREATE TABLE template_account (
  waba_id     text PRIMARY KEY,
  sync_due_at timestamptz NOT NULL,
  synced_at   timestamptz,
  problem     text                                 -- why the last reading failed, NULL when it did not
);
CREATE INDEX template_account_due ON template_account (sync_due_at);
