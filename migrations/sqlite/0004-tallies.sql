-- All that a filter may ask of an event but its words, people and days: events that are alike in it are one class. Classes
-- are added and never change; which of them a filter means is told without looking at any event.
CREATE TABLE event_class (
  key               INTEGER PRIMARY KEY,
  signature_key     INTEGER NOT NULL REFERENCES signature (key),
  kind              TEXT    NOT NULL,
  goldstein_tenths  INTEGER NOT NULL,
  status            TEXT    NOT NULL,
  review            TEXT    NOT NULL,
  origin            TEXT    NOT NULL,
  events            INTEGER NOT NULL CHECK (events >= 0), -- that are not deleted
  UNIQUE (signature_key, kind, goldstein_tenths, status, review, origin)
) STRICT;

ALTER TABLE event ADD COLUMN class_key INTEGER NOT NULL DEFAULT 0;

-- How many events of each class stand on the days of a bucket, as one value (db/tally.ts): what the chart is drawn from at
-- a distance. A bucket of level n is 2^n days, one of level −1 a month. Kept exact by every write; where nothing stands
-- there is no row.
CREATE TABLE tally (
  level   INTEGER NOT NULL,
  bucket  INTEGER NOT NULL,
  counts  BLOB    NOT NULL,
  PRIMARY KEY (level, bucket)
) STRICT, WITHOUT ROWID;

DROP TABLE day_count;

-- Whatever is asked of a class is asked by its key: in the order of days, and of importance, without a look at the events.
DROP INDEX event_by_signature;
DROP INDEX event_by_importance;
CREATE INDEX event_by_class      ON event (class_key, first_day, last_day)            WHERE deleted_at IS NULL;
CREATE INDEX event_by_importance ON event (importance, key, first_day, last_day, class_key) WHERE deleted_at IS NULL;
CREATE INDEX event_by_class_importance ON event (class_key, importance, key, first_day, last_day) WHERE deleted_at IS NULL;
-- Those whose mark may stand outside a window that they meet.
CREATE INDEX event_lasting       ON event (first_day, last_day, day, class_key)       WHERE deleted_at IS NULL AND last_day > first_day;
DROP INDEX event_reaching_far;
CREATE INDEX event_reaching_far ON event (last_day, first_day, day, class_key)        WHERE deleted_at IS NULL AND last_day - first_day > 31;
