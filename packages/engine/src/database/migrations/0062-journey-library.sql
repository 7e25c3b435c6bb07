-- The library of journeys: folders, tags, and the words a search looks through.

-- A journey is in one folder, or in none.
CREATE TABLE journey_folder (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name       text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX journey_folder_name ON journey_folder (lower(name COLLATE "pg_c_utf8"));

-- What authors wrote in a journey, in small letters: its name and tags, names of activities, events and templates, texts of
-- messages, notes. One text per line, with a line break before the first and behind the last. `journeyTexts` of the journey
-- language says where in a draft texts stand; a test holds both to the same.
CREATE FUNCTION journey_words(name text, tags text[], draft jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower((E'\n' || string_agg(words.line, E'\n') || E'\n') COLLATE "pg_c_utf8")
    FROM (
      SELECT name AS line
       UNION ALL
      SELECT unnest(tags)
       UNION ALL
      SELECT found #>> '{}'
        FROM unnest(ARRAY[
               '$.activities[*].name',
               '$.activities[*].eventName',
               '$.activities[*].note',
               '$.activities[*].content.template.name',
               '$.activities[*].content.template.byLanguage.*.values.*.value',
               '$.activities[*].content.template.byLanguage.*.values.*.fallback',
               '$.activities[*].content.response.byLanguage.*.header.text',
               '$.activities[*].content.response.byLanguage.*.body',
               '$.activities[*].content.response.byLanguage.*.caption',
               '$.activities[*].content.response.byLanguage.*.footer',
               '$.activities[*].content.response.byLanguage.*.button',
               '$.activities[*].content.response.byLanguage.*.buttons[*]',
               '$.activities[*].content.response.byLanguage.*.sections[*].title',
               '$.activities[*].content.response.byLanguage.*.sections[*].rows[*].title',
               '$.activities[*].content.response.byLanguage.*.sections[*].rows[*].description',
               '$.activities[*].content.response.byLanguage.*.cards[*].body',
               '$.activities[*].content.response.byLanguage.*.cards[*].button',
               '$.activities[*].content.response.byLanguage.*.name',
               '$.activities[*].content.response.byLanguage.*.address',
               '$.notes[*].text'
             ]::jsonpath[]) AS place,
             jsonb_path_query(draft, place) AS found
       WHERE jsonb_typeof(found) = 'string' AND found <> '""'
    ) AS words
$$;

ALTER TABLE journey
  ADD COLUMN folder_id uuid REFERENCES journey_folder ON DELETE SET NULL,
  ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
ALTER TABLE journey
  ADD COLUMN words text NOT NULL GENERATED ALWAYS AS (journey_words(name, tags, draft)) STORED;
CREATE INDEX journey_folder_id ON journey (folder_id);
CREATE INDEX journey_tags ON journey USING gin (tags) WHERE kind = 'journey';
CREATE INDEX journey_words ON journey USING gin (words gin_trgm_ops) WHERE kind = 'journey';
