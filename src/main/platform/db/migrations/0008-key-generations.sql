-- Changes of the master key. The first generation has no row. A row above the one that `store.json` names is a change
-- that is wanted and not made yet.
CREATE TABLE key_generations (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  generation INTEGER NOT NULL UNIQUE CHECK (generation > 1),
  occasion TEXT NOT NULL CHECK (occasion IN ('removal', 'request')),
  wanted_at INTEGER NOT NULL,
  -- Written anew by every attempt; the last one counts.
  made_at INTEGER,
  -- Generation of the store from which this key is the one.
  store_generation INTEGER,
  -- The master key before, sealed under this one: whoever has the newest reads older backups too.
  previous_key BLOB
) STRICT;

-- Public halves that a new master key is sealed to. The slot file alone could be changed by anybody who can write there.
ALTER TABLE officers ADD COLUMN seal_key BLOB;
CREATE TABLE recovery_codes (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  made_at INTEGER NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('whole', 'shares')),
  seal_key BLOB NOT NULL,
  -- That its slot stands in the file; until then the code before still opens.
  is_confirmed INTEGER NOT NULL CHECK (is_confirmed IN (0, 1))
) STRICT;
