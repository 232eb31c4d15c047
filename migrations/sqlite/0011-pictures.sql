-- How the picture of a saved view differs from the automatic one, as JSON (domain/query/picture-settings.ts).
ALTER TABLE saved_view ADD COLUMN picture TEXT;
