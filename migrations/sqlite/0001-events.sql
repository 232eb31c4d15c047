-- What an analyst records is one document a version, in `revision`. Every other table is made from the documents of
-- the events that are not deleted, by one piece of code in the same transaction (db/recording.ts): they are what
-- events are found, sorted, counted and drawn by. Reading a page of events is then one join, whatever they hold.
--
-- Days are whole days since 1970-01-01. −1000000000 and 1000000000 stand for no first and no last day.

CREATE TABLE event (
  key                INTEGER PRIMARY KEY,     -- never leaves the database; grows in the order events were recorded
  id                 TEXT    NOT NULL UNIQUE, -- a slug: what links, addresses and CSV rows refer to
  version            INTEGER NOT NULL,        -- the current one; its document is in `revision`
  updated_at         TEXT    NOT NULL,        -- when that was written, RFC 3339, UTC
  deleted_at         TEXT,                    -- a deleted event keeps its id, its versions and the links that name it
  date               TEXT    NOT NULL,        -- EDTF, as the analyst wrote it
  first_day          INTEGER NOT NULL,        -- the span it can mean
  last_day           INTEGER NOT NULL,
  day                INTEGER NOT NULL,        -- where its mark stands
  title              TEXT    NOT NULL,
  title_ru           TEXT,
  title_folded       TEXT    NOT NULL,        -- sorts alike in every engine, whatever its collations
  kind               TEXT    NOT NULL,
  status             TEXT    NOT NULL,
  review             TEXT    NOT NULL,
  cameo              TEXT    NOT NULL,        -- a code, not a number: 010 is not 10
  goldstein          REAL    NOT NULL,
  severity           INTEGER NOT NULL,        -- minus that, rounded here because engines round halves differently
  signature_key      INTEGER NOT NULL REFERENCES signature (key),
  place_key          INTEGER REFERENCES place (key),
  country            TEXT    REFERENCES party (code),
  people_expelled    INTEGER NOT NULL,        -- 0 where none is known, so that sorting meets no NULL
  in_force_last_day  INTEGER,                 -- last day a carried-out measure stood; NULL for what never was in force
  importance         REAL    NOT NULL,        -- importanceOf() in domain/timeline.ts
  CHECK (first_day <= last_day),
  CHECK (people_expelled >= 0)
) STRICT;

-- One for each order a list can have, and for what a list is most often cut by. All end in the key, which breaks ties.
CREATE INDEX event_by_date       ON event (first_day, last_day)          WHERE deleted_at IS NULL;
CREATE INDEX event_by_title      ON event (title_folded)                 WHERE deleted_at IS NULL;
CREATE INDEX event_by_kind       ON event (kind, first_day, last_day)    WHERE deleted_at IS NULL;
CREATE INDEX event_by_status     ON event (status, first_day, last_day)  WHERE deleted_at IS NULL;
CREATE INDEX event_by_review     ON event (review, first_day, last_day)  WHERE deleted_at IS NULL;
CREATE INDEX event_by_signature  ON event (signature_key, first_day, last_day) WHERE deleted_at IS NULL;
CREATE INDEX event_by_goldstein  ON event (goldstein)                    WHERE deleted_at IS NULL;
CREATE INDEX event_by_update     ON event (updated_at)                   WHERE deleted_at IS NULL;
CREATE INDEX event_by_importance ON event (importance)                   WHERE deleted_at IS NULL;
CREATE INDEX event_by_people     ON event (people_expelled)              WHERE deleted_at IS NULL AND people_expelled > 0;
-- Measures are few, and “in force on a day” is asked of them alone.
CREATE INDEX event_in_force      ON event (in_force_last_day, first_day) WHERE deleted_at IS NULL AND in_force_last_day IS NOT NULL;
-- What meets a window began in it, or at most a month before it, or is one of the few that reach further than a month.
CREATE INDEX event_reaching_far  ON event (last_day, first_day)          WHERE deleted_at IS NULL AND last_day - first_day > 31;
-- A form suggests the places that events have.
CREATE INDEX event_by_place      ON event (place_key)                    WHERE deleted_at IS NULL AND place_key IS NOT NULL;
-- The links of a page are checked against the deleted events, which are few.
CREATE INDEX event_deleted       ON event (id)                           WHERE deleted_at IS NOT NULL;

-- Every change ever made: who, when, what. Never updated, never deleted. What was before is the row before.
CREATE TABLE revision (
  id         INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of all changes; what a reader of changes resumes from
  event_key  INTEGER NOT NULL REFERENCES event (key),
  version    INTEGER NOT NULL,
  at         TEXT    NOT NULL,
  author     TEXT    NOT NULL,
  action     TEXT    NOT NULL CHECK (action IN ('created', 'changed', 'deleted', 'restored')),
  content    TEXT,                              -- the event as JSON; NULL where it was deleted
  UNIQUE (event_key, version),
  CHECK ((action = 'deleted') = (content IS NULL))
) STRICT;

-- All codes the domain knows, refreshed from it whenever the database is opened: so that SQL can say a name.
CREATE TABLE party (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  name_ru  TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('country', 'organisation'))
) STRICT, WITHOUT ROWID;

-- Names that many events share. `folded` is what they are searched by: lower case, without accents, ё as е.
CREATE TABLE person    (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE office    (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE place     (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE mission   (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE tag       (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE publisher (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE INDEX person_by_folded    ON person (folded);
CREATE INDEX tag_by_folded       ON tag (folded);
CREATE INDEX publisher_by_folded ON publisher (folded);

-- The four below repeat the event's days, so that the events of a party, person, publisher or tag are read in the
-- order of their dates from one index, and those beyond the page are never touched.
CREATE TABLE event_party (
  event_key  INTEGER NOT NULL REFERENCES event (key),
  role       TEXT    NOT NULL CHECK (role IN ('initiator', 'target')),
  position   INTEGER NOT NULL,
  party      TEXT    NOT NULL REFERENCES party (code),
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  PRIMARY KEY (event_key, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_party_by_party ON event_party (party, role, first_day, last_day, event_key);

CREATE TABLE participation (
  event_key   INTEGER NOT NULL REFERENCES event (key),
  position    INTEGER NOT NULL,
  person_key  INTEGER NOT NULL REFERENCES person (key),
  office_key  INTEGER REFERENCES office (key),
  party       TEXT    REFERENCES party (code),
  first_day   INTEGER NOT NULL,
  last_day    INTEGER NOT NULL,
  PRIMARY KEY (event_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_by_person ON participation (person_key, first_day, last_day, event_key);
CREATE INDEX participation_by_office ON participation (office_key) WHERE office_key IS NOT NULL;

-- A source belongs to one event, with its own quote: correcting it there must not change what another event cites.
CREATE TABLE event_source (
  event_key      INTEGER NOT NULL REFERENCES event (key),
  position       INTEGER NOT NULL,
  publisher_key  INTEGER NOT NULL REFERENCES publisher (key),
  title          TEXT,
  published      TEXT,                        -- EDTF
  url            TEXT,
  quote          TEXT,
  archived_url   TEXT,
  first_day      INTEGER NOT NULL,
  last_day       INTEGER NOT NULL,
  PRIMARY KEY (event_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_source_by_publisher ON event_source (publisher_key, first_day, last_day, event_key);

CREATE TABLE event_tag (
  event_key  INTEGER NOT NULL REFERENCES event (key),
  position   INTEGER NOT NULL,
  tag_key    INTEGER NOT NULL REFERENCES tag (key),
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  PRIMARY KEY (event_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_tag_by_tag ON event_tag (tag_key, first_day, last_day, event_key);

CREATE TABLE event_mission (
  event_key    INTEGER NOT NULL REFERENCES event (key),
  position     INTEGER NOT NULL,
  mission_key  INTEGER NOT NULL REFERENCES mission (key),
  PRIMARY KEY (event_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mission_by_mission ON event_mission (mission_key);

-- From an event to an older one. A link to an event that was deleted since stays, unseen, until that is restored.
CREATE TABLE link (
  event_key  INTEGER NOT NULL REFERENCES event (key),
  position   INTEGER NOT NULL,
  relation   TEXT    NOT NULL,
  to_key     INTEGER NOT NULL REFERENCES event (key),
  PRIMARY KEY (event_key, position),
  UNIQUE (event_key, relation, to_key),
  CHECK (event_key <> to_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_target ON link (to_key);

-- Who acted on whom, lists as written. Many events share one, and any question about sides or parties can be
-- answered from it, so counts kept by signature serve every pair of sides a reader may choose.
CREATE TABLE signature (
  key         INTEGER PRIMARY KEY,
  initiators  TEXT NOT NULL,                  -- codes joined by commas
  targets     TEXT NOT NULL,
  UNIQUE (initiators, targets)
) STRICT;

CREATE TABLE signature_party (
  signature_key  INTEGER NOT NULL REFERENCES signature (key),
  role           TEXT    NOT NULL CHECK (role IN ('initiator', 'target')),
  party          TEXT    NOT NULL REFERENCES party (code),
  PRIMARY KEY (party, role, signature_key)
) STRICT, WITHOUT ROWID;

-- What the chart is drawn from at a distance. Kept exact by every write; a day that holds nothing has no row.
CREATE TABLE day_count (
  day              INTEGER NOT NULL,
  signature_key    INTEGER NOT NULL REFERENCES signature (key),
  kind             TEXT    NOT NULL,
  severity         INTEGER NOT NULL,          -- as in `event`
  events           INTEGER NOT NULL CHECK (events >= 0),
  severity_tenths  INTEGER NOT NULL,          -- the sum of exact severities, in tenths: whole numbers add up exactly
  people_expelled  INTEGER NOT NULL,
  PRIMARY KEY (day, signature_key, kind, severity)
) STRICT, WITHOUT ROWID;

-- Full text, without a copy of the text. The words are folded before they get here (db/folded-text.ts), so that
-- every engine agrees on what a word is; the tokenizer only splits at spaces.
CREATE VIRTUAL TABLE event_text USING fts5 (
  title, title_ru, summary, summary_ru, people, places, tags, sources, parties,
  whole,                                      -- title and people of what the event is part of: the offer made at a visit
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
