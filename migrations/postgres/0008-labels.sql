-- What charts write beside an event: a short title in each language, and whether it is named before all others (1) or not (0).
ALTER TABLE event ADD COLUMN short_title text COLLATE "C";
ALTER TABLE event ADD COLUMN short_title_ru text COLLATE "C";
ALTER TABLE event ADD COLUMN pinned integer NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
