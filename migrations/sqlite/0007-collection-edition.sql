-- Which editions of the starter collection this database has or has declined. Databases filled before this table existed
-- have no row: theirs is the first edition.
CREATE TABLE collection_edition (
  edition     INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL, -- of the collection's file
  state       TEXT NOT NULL CHECK (state IN ('installed', 'dismissed')),
  decided_at  TEXT NOT NULL
) STRICT;
