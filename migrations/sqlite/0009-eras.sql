-- Named periods, such as presidencies, that the chart shows behind the events. `starts` and `ends` are EDTF; without an end, the
-- era lasts. Without a party, it is an era of the relation as a whole.
CREATE TABLE era (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  name           TEXT,
  name_ru        TEXT,
  short_name     TEXT,
  short_name_ru  TEXT,
  starts         TEXT    NOT NULL,
  ends           TEXT,
  party          TEXT,
  version        INTEGER NOT NULL,
  CHECK (name IS NOT NULL OR name_ru IS NOT NULL)
) STRICT;
