-- SHA-256 of the original bytes and of what was asked for at ingest; NULL where the text alone tells versions apart.
ALTER TABLE article ADD COLUMN input_hash BLOB CHECK (input_hash IS NULL OR length(input_hash) = 32);
