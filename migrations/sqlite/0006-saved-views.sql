-- What somebody looked at and gave a name: the query of its address. `saved` counts the savings, so that the last comes first.
CREATE TABLE saved_view (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT    NOT NULL,
  folded   TEXT    NOT NULL UNIQUE, -- lower case, without accents: two names that read the same are one
  query    TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  saved    INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_by_saving ON saved_view (saved);
