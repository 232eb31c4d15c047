-- Stories: steps through the timeline, in order. `document` is the story as JSON; the columns beside it are for lists.
-- `saved` counts the savings, so that the last comes first. A deleted story keeps its number and can be restored.
CREATE TABLE story (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  version     INTEGER NOT NULL,
  saved       INTEGER NOT NULL,
  deleted     INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  title       TEXT,
  title_ru    TEXT,
  step_count  INTEGER NOT NULL,
  document    TEXT    NOT NULL
) STRICT;
CREATE INDEX story_by_saving ON story (saved);
