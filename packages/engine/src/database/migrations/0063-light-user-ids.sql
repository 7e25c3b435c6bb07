-- Outside a transaction.
-- The first status of a message tells a person's user id: to learn it writes neither the profile's search index nor any
-- other of its indexes anew. Search finds user ids where addresses are.
DROP INDEX CONCURRENTLY IF EXISTS profile_searched;
CREATE INDEX CONCURRENTLY profile_searched ON profile USING gin (
  (coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '') || ' ' || external_id
   || ' ' || coalesce(username, '')) gin_trgm_ops
);
DROP INDEX CONCURRENTLY IF EXISTS address_user_id;
CREATE INDEX CONCURRENTLY address_user_id ON address USING gin (value gin_trgm_ops) WHERE kind = 'bsuid';
DROP INDEX CONCURRENTLY IF EXISTS profile_search;
