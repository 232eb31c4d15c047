-- What is wrong with the languages of an event, as a sum: 1 no English title, 2 no Russian title, 4 a text in the field of
-- the other language (translationIssues() in domain/events/translation.ts). 0 if nothing is.
ALTER TABLE event ADD COLUMN translation INTEGER NOT NULL DEFAULT 0;
CREATE INDEX event_by_translation ON event (translation, first_day, last_day) WHERE deleted_at IS NULL;

-- Sorts by the Russian title. Events without one follow by their English title.
ALTER TABLE event ADD COLUMN title_ru_folded TEXT;
CREATE INDEX event_by_title_ru ON event (title_ru_folded) WHERE deleted_at IS NULL AND title_ru_folded IS NOT NULL;
