-- Authority lists: people, offices, places, organisations and publishers, each with its names in both languages and other
-- spellings. Events keep the text that was recorded; an entry says which spellings mean the same. `aliases` and `offices`
-- are JSON, and `events` counts the events that have a spelling of the entry.
CREATE TABLE authority (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  kind     TEXT    NOT NULL CHECK (kind IN ('person', 'office', 'place', 'organisation', 'publisher')),
  name     TEXT,
  name_ru  TEXT,
  aliases  TEXT    NOT NULL,
  country  TEXT,
  offices  TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  events   INTEGER NOT NULL,
  CHECK (name IS NOT NULL OR name_ru IS NOT NULL)
) STRICT;
CREATE INDEX authority_by_events ON authority (kind, events DESC);

-- The folded spellings of the entries: names and aliases. A spelling belongs to one entry of its kind. A spelling that contains
-- another one of its entry is not searched: the words of “Reuters (via Yahoo)” must not find every event with Reuters.
CREATE TABLE authority_spelling (
  kind          TEXT    NOT NULL,
  folded        TEXT    NOT NULL,
  authority_id  INTEGER NOT NULL REFERENCES authority (id),
  is_searched   INTEGER NOT NULL CHECK (is_searched IN (0, 1)),
  PRIMARY KEY (kind, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX authority_spelling_by_entry ON authority_spelling (authority_id);

-- Counts the changes of authority lists, which change no event: caches and open pages follow it. One row.
CREATE TABLE authority_change (
  only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
  number    INTEGER NOT NULL
) STRICT;
INSERT INTO authority_change (only_row, number) VALUES (1, 0);

-- Events whose full text is still to be rewritten after a change of an entry that very many events mention.
CREATE TABLE stale_text (event_key INTEGER PRIMARY KEY REFERENCES event (key)) STRICT;

-- The number of events with each name. Suggestions are sorted by it, and read from an index that has all they need.
ALTER TABLE person    ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE office    ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place     ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mission   ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tag       ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE publisher ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
CREATE INDEX office_by_folded  ON office (folded);
CREATE INDEX place_by_folded   ON place (folded);
CREATE INDEX mission_by_folded ON mission (folded);
CREATE INDEX person_by_events    ON person (events DESC, name, folded);
CREATE INDEX office_by_events    ON office (events DESC, name, folded);
CREATE INDEX place_by_events     ON place (events DESC, name, folded);
CREATE INDEX mission_by_events   ON mission (events DESC, name, folded);
CREATE INDEX tag_by_events       ON tag (events DESC, name, folded);
CREATE INDEX publisher_by_events ON publisher (events DESC, name, folded);
