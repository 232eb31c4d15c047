-- Pairs that a person has marked as two different events. The smaller key comes first.
CREATE TABLE distinct_pair (
  a_key  INTEGER NOT NULL REFERENCES event (key),
  b_key  INTEGER NOT NULL REFERENCES event (key),
  PRIMARY KEY (a_key, b_key),
  CHECK (a_key < b_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX distinct_pair_by_second ON distinct_pair (b_key);

-- Deleted events that were merged into another event, to which their ids lead. `kept_version` is the version of that event after
-- the merge, `changed` whether the merge made it, and `moved` the links that led to the merged event (JSON): what an undo needs.
CREATE TABLE merged_event (
  from_key      INTEGER PRIMARY KEY REFERENCES event (key),
  to_key        INTEGER NOT NULL REFERENCES event (key),
  kept_version  INTEGER NOT NULL,
  changed       INTEGER NOT NULL CHECK (changed IN (0, 1)),
  moved         TEXT    NOT NULL,
  CHECK (from_key <> to_key)
) STRICT;
CREATE INDEX merged_event_by_target ON merged_event (to_key);
