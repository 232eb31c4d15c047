-- The first day that the recorded end of a measure can mean: the last on which it stood for certain. Filled by the program
-- (db/measure-upkeep.ts), which reads dates.
ALTER TABLE event ADD COLUMN in_force_sure_day INTEGER;

-- What ended a measure whose own record says nothing of an end.
CREATE INDEX link_lifting ON link (to_key, event_key) WHERE relation = 'lifts';

-- Who looked through the sources of which period, and when: tells “nothing happened” from “nothing recorded”.
CREATE TABLE period_review (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  first_day     INTEGER NOT NULL,
  last_day      INTEGER NOT NULL CHECK (last_day >= first_day),
  reviewed_day  INTEGER NOT NULL,
  reviewer      TEXT    NOT NULL,
  note          TEXT    NOT NULL
) STRICT;
CREATE INDEX period_review_by_day ON period_review (first_day, last_day);
