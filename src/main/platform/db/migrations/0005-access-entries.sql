-- What officers did beside changing records: read, search, print, hand out, and what was refused. An entry is written by
-- an act of its own, so the chain of acts covers it. `seq` is that act.
CREATE TABLE access_entries (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('read', 'search', 'export', 'refusal', 'login', 'loginRefused')),
  -- JSON: the words of a search, the code of a refusal, how many wrong passwords came before.
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
) STRICT;

-- Signed statements about how far the chain reached: whoever kept one outside can tell later whether history was replaced.
CREATE TABLE checkpoints (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  seq INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  previous BLOB CHECK (length(previous) = 32),
  made_at INTEGER NOT NULL,
  occasion TEXT NOT NULL CHECK (occasion IN ('count', 'day', 'backup', 'request', 'restore')),
  statement TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  key_id INTEGER NOT NULL
) STRICT;
CREATE INDEX checkpoints_by_seq ON checkpoints (seq);

-- The workstation's own signing key, made at its first checkpoint. It leaves the store only as its public half.
CREATE TABLE device_keys (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  public_key BLOB NOT NULL,
  sealed_private_key BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
