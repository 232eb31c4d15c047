-- Which editions of the starter collection this database has or has declined. Databases filled before this table existed
-- have no row: theirs is the first edition.
CREATE TABLE collection_edition (
  edition     integer PRIMARY KEY,
  sha256      text COLLATE "C" NOT NULL, -- of the collection's file
  state       text COLLATE "C" NOT NULL CHECK (state IN ('installed', 'dismissed')),
  decided_at  text COLLATE "C" NOT NULL
);
