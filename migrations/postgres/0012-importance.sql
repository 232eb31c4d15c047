-- What an event counts by itself, without its links, in thousandths: weightOf() in domain/timeline/importance.ts. Its
-- importance is computed from its own weight and from those of the events that link to it (db/events/importance.ts).
ALTER TABLE event ADD COLUMN weight integer NOT NULL DEFAULT 0;
