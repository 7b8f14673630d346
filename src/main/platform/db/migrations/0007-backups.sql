-- Trials of restoring: the newest backup was opened apart from the store and everything in it was checked.
CREATE TABLE restore_drills (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  backup_made_at INTEGER NOT NULL,
  backup_seq INTEGER NOT NULL,
  fault TEXT CHECK (fault IN ('damaged', 'log', 'rows', 'checkpoint', 'attachments')),
  drilled_at INTEGER NOT NULL
) STRICT;

-- Backups that took the place of the store. The acts after `backup_seq` up to `given_up_seq` were given up; null where
-- nobody could tell how far the store had come. From here on the workstation signs with the key `device_key_id`.
CREATE TABLE restores (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  source TEXT NOT NULL CHECK (source IN ('local', 'offsite')),
  backup_made_at INTEGER NOT NULL,
  backup_seq INTEGER NOT NULL,
  given_up_seq INTEGER CHECK (given_up_seq IS NULL OR given_up_seq >= backup_seq),
  device_key_id INTEGER NOT NULL REFERENCES device_keys (id),
  restored_at INTEGER NOT NULL
) STRICT;

-- Backups that were handed out to be kept elsewhere.
CREATE TABLE offsite_backups (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  seq INTEGER NOT NULL,
  size INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  made_at INTEGER NOT NULL
) STRICT;
