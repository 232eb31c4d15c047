-- Which machine coded an event; empty where an analyst recorded it.
ALTER TABLE event ADD COLUMN origin text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX event_by_origin ON event (origin, first_day, last_day) WHERE deleted_at IS NULL;
