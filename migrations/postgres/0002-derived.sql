-- What the program makes from the documents, and in which of its versions it made it: what another version made is made
-- anew when the database is opened (db/text-upkeep.ts).
CREATE TABLE derived (
  name     text COLLATE "C" PRIMARY KEY,
  version  integer NOT NULL
);
