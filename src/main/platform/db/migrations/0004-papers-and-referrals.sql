-- Codes on letters: whether letters carry one unless it is chosen otherwise.
ALTER TABLE offices ADD COLUMN letter_codes INTEGER NOT NULL DEFAULT 0 CHECK (letter_codes IN (0, 1));

-- Trust lists of other offices, one for each root that was compared with what its office announces.
CREATE TABLE trusted_lists (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  office TEXT NOT NULL,
  root_key_id TEXT NOT NULL UNIQUE,
  dated_on TEXT NOT NULL,
  -- The signed file as it came, so that it is verified again whenever it is read.
  list_text TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  kept_by INTEGER NOT NULL REFERENCES officers (id),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
