-- The change that is being written now. Row triggers read it; without a row here they refuse every write.
CREATE TABLE open_change (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  change_seq INTEGER NOT NULL,
  sealing INTEGER NOT NULL DEFAULT 0 CHECK (sealing IN (0, 1))
) STRICT;

-- One row an act. The digest chains over everything before it. The entries of an act follow those of the act before,
-- so the last entry's id is all that is needed to find them: every index less is a page less to encrypt and sync.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL CHECK (length(uuid) = 16),
  action TEXT NOT NULL,
  officer_id INTEGER,
  recorded_at INTEGER NOT NULL,
  reason TEXT,
  subjects TEXT NOT NULL,
  last_entry_id INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- One row a changed row: what it was, what it became. Sealed entries keep their place here and their content in a segment.
CREATE TABLE change_entries (
  id INTEGER PRIMARY KEY,
  change_seq INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before_json TEXT,
  after_json TEXT,
  segment_id INTEGER
) STRICT;

-- Which records an act was about, so that a record's history is found without opening segments.
CREATE TABLE change_subjects (
  change_seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record_uuid BLOB NOT NULL CHECK (length(record_uuid) = 16),
  PRIMARY KEY (record_uuid, change_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_segments (
  id INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  body BLOB NOT NULL
) STRICT;

-- Files: bytes stand in chunks in the attachment store; here is what they are.
CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  blob_id BLOB NOT NULL CHECK (length(blob_id) = 32),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE officers (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  nip TEXT,
  position TEXT,
  slot_id TEXT NOT NULL UNIQUE,
  disabled_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE officer_roles (
  id INTEGER PRIMARY KEY,
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  role TEXT NOT NULL CHECK (role IN ('officeHead', 'sectionHead', 'officer', 'operator', 'auditor')),
  UNIQUE (officer_id, role)
) STRICT;

-- The office: one row.
CREATE TABLE offices (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  office_class TEXT NOT NULL,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  website TEXT,
  province_name TEXT NOT NULL,
  logo_file_id INTEGER REFERENCES files (id),
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  idle_minutes INTEGER NOT NULL DEFAULT 5 CHECK (idle_minutes BETWEEN 1 AND 15),
  paper TEXT NOT NULL DEFAULT 'a4' CHECK (paper IN ('a4', 'f4')),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE working_areas (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  regency_code TEXT NOT NULL UNIQUE,
  regency_name TEXT NOT NULL
) STRICT;

-- Ministry and parent lines of the letterhead by the date they came into force.
CREATE TABLE letterheads (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  valid_from TEXT NOT NULL UNIQUE,
  ministry_line TEXT NOT NULL,
  parent_lines TEXT NOT NULL,
  source TEXT
) STRICT;

-- Who may sign for the office, in which capacity, from when to when.
CREATE TABLE signatories (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  full_name TEXT NOT NULL,
  nip TEXT,
  title TEXT NOT NULL,
  capacity TEXT NOT NULL CHECK (capacity IN ('definitive', 'acting', 'dailyActing', 'onBehalf')),
  from_on TEXT NOT NULL,
  until_on TEXT
) STRICT;

CREATE TABLE villages (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  region_code TEXT NOT NULL UNIQUE,
  table_name TEXT NOT NULL,
  printed_name TEXT NOT NULL,
  printed_name_key TEXT NOT NULL,
  unit_type TEXT NOT NULL,
  unit_type_printed TEXT NOT NULL,
  head_title TEXT NOT NULL,
  district_name TEXT NOT NULL,
  regency_code TEXT NOT NULL,
  regency_name TEXT NOT NULL,
  province_name TEXT NOT NULL,
  office_address TEXT,
  note TEXT,
  state TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX villages_by_name ON villages (printed_name_key, id);
CREATE INDEX villages_by_state ON villages (state, printed_name_key, id);

-- Dated facts in the life of the partnership; the village's state follows from them.
CREATE TABLE village_milestones (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  village_id INTEGER NOT NULL REFERENCES villages (id),
  kind TEXT NOT NULL,
  occurred_on TEXT NOT NULL,
  note TEXT,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX village_milestones_by_village ON village_milestones (village_id, occurred_on, id);

CREATE TABLE village_heads (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  village_id INTEGER NOT NULL REFERENCES villages (id),
  full_name TEXT NOT NULL,
  phone TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT
) STRICT;
CREATE INDEX village_heads_by_village ON village_heads (village_id, from_on);

CREATE TABLE agreements (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('cooperationAgreement', 'memorandum', 'addendum')),
  parent_id INTEGER REFERENCES agreements (id),
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  signed_on TEXT,
  signed_at_place TEXT,
  starts_on TEXT,
  ends_on TEXT,
  open_ended INTEGER NOT NULL DEFAULT 0 CHECK (open_ended IN (0, 1) AND (open_ended = 0 OR ends_on IS NULL)),
  automatic_renewal INTEGER NOT NULL DEFAULT 0 CHECK (automatic_renewal IN (0, 1)),
  originals_count INTEGER NOT NULL DEFAULT 2,
  originals_holders TEXT,
  note TEXT,
  terminated_on TEXT,
  termination_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX agreements_by_end ON agreements (ends_on, id);
CREATE INDEX agreements_by_parent ON agreements (parent_id);

CREATE TABLE agreement_parties (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER NOT NULL REFERENCES agreements (id),
  position INTEGER NOT NULL,
  institution TEXT NOT NULL,
  representative TEXT,
  representative_title TEXT,
  authority TEXT,
  address TEXT,
  number TEXT,
  UNIQUE (agreement_id, position)
) STRICT;

CREATE TABLE agreement_items (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER NOT NULL REFERENCES agreements (id),
  kind TEXT NOT NULL CHECK (kind IN ('scope', 'obligation')),
  position INTEGER NOT NULL,
  party_position INTEGER,
  text TEXT NOT NULL,
  fulfilled INTEGER CHECK (fulfilled IN (0, 1)),
  UNIQUE (agreement_id, kind, position)
) STRICT;

CREATE TABLE agreement_villages (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER NOT NULL REFERENCES agreements (id),
  village_id INTEGER NOT NULL REFERENCES villages (id),
  UNIQUE (agreement_id, village_id)
) STRICT;
CREATE INDEX agreement_villages_by_village ON agreement_villages (village_id);

CREATE TABLE agreement_files (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER NOT NULL REFERENCES agreements (id),
  file_id INTEGER NOT NULL REFERENCES files (id),
  UNIQUE (agreement_id, file_id)
) STRICT;

-- A decree designates one or many villages.
CREATE TABLE decrees (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  number TEXT,
  decided_on TEXT,
  decided_at_place TEXT,
  subject TEXT NOT NULL,
  signatory_name TEXT,
  signatory_nip TEXT,
  signatory_title TEXT,
  signatory_capacity TEXT,
  agreement_id INTEGER REFERENCES agreements (id),
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'decided', 'revoked')),
  revoked_on TEXT,
  revocation_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX decrees_by_date ON decrees (decided_on, id);

CREATE TABLE designations (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  decree_id INTEGER NOT NULL REFERENCES decrees (id),
  village_id INTEGER NOT NULL REFERENCES villages (id),
  position INTEGER NOT NULL,
  valid_until TEXT,
  inaugurated_on TEXT,
  inaugurated_at_place TEXT,
  presented_by TEXT,
  received_by TEXT,
  received_by_title TEXT,
  board_installed_on TEXT,
  secretariat INTEGER CHECK (secretariat IN (0, 1)),
  ended_on TEXT,
  end_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (decree_id, village_id),
  UNIQUE (decree_id, position)
) STRICT;
CREATE INDEX designations_by_village ON designations (village_id);

CREATE TABLE liaison_assignments (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  village_id INTEGER NOT NULL REFERENCES villages (id),
  officer_name TEXT NOT NULL,
  officer_name_key TEXT NOT NULL,
  officer_nip TEXT,
  officer_phone TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('main', 'substitute')),
  from_on TEXT NOT NULL,
  until_on TEXT,
  decree_number TEXT,
  end_note TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX liaison_assignments_by_village ON liaison_assignments (village_id, from_on);
CREATE INDEX liaison_assignments_by_officer ON liaison_assignments (officer_name_key, from_on);

-- How letter numbers of a document type are made.
CREATE TABLE number_patterns (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_type TEXT NOT NULL UNIQUE,
  pattern TEXT NOT NULL,
  digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 8),
  counter_scope TEXT NOT NULL CHECK (counter_scope IN ('type', 'typeAndYear', 'year', 'classificationAndYear')),
  tokens TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The number register. A number is taken once and never leaves the register.
CREATE TABLE document_numbers (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_type TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL CHECK (origin IN ('pattern', 'external')),
  counter_key TEXT,
  counter INTEGER,
  dated_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'issued', 'cancelled')),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  UNIQUE (counter_key, counter)
) STRICT;

-- Where a counter goes on when the office begins in the middle of its year.
CREATE TABLE number_starts (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  counter_key TEXT NOT NULL UNIQUE,
  next_counter INTEGER NOT NULL CHECK (next_counter >= 1)
) STRICT;

-- Numbers of a counter that nobody will take, from one to another, and why.
CREATE TABLE number_gaps (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  counter_key TEXT NOT NULL,
  first_counter INTEGER NOT NULL,
  last_counter INTEGER NOT NULL CHECK (last_counter >= first_counter),
  reason TEXT NOT NULL,
  UNIQUE (counter_key, first_counter)
) STRICT;

-- An issued paper: its bytes and everything they were made from, frozen.
CREATE TABLE issued_documents (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_type TEXT NOT NULL,
  subject_uuid BLOB NOT NULL CHECK (length(subject_uuid) = 16),
  subject_label TEXT NOT NULL,
  number_id INTEGER REFERENCES document_numbers (id),
  number TEXT,
  serial TEXT,
  dated_on TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by INTEGER NOT NULL REFERENCES officers (id),
  template TEXT NOT NULL,
  template_digest TEXT NOT NULL,
  inputs TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id),
  page_count INTEGER NOT NULL,
  batch_uuid BLOB CHECK (length(batch_uuid) = 16),
  state TEXT NOT NULL CHECK (state IN ('issued', 'superseded', 'revoked')),
  supersedes_id INTEGER REFERENCES issued_documents (id),
  state_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX issued_documents_by_subject ON issued_documents (subject_uuid, document_type, id);
CREATE INDEX issued_documents_by_type ON issued_documents (document_type, id);
CREATE INDEX issued_documents_by_batch ON issued_documents (batch_uuid) WHERE batch_uuid IS NOT NULL;
CREATE UNIQUE INDEX issued_documents_serial ON issued_documents (serial) WHERE serial IS NOT NULL;

-- One PDF that holds the papers of a batch.
CREATE TABLE document_batches (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_type TEXT NOT NULL,
  label TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id),
  document_count INTEGER NOT NULL,
  issued_at INTEGER NOT NULL
) STRICT;

-- What happened to a sheet: sent to the printer, in hand, spoiled, never printed after all, handed out as a file.
CREATE TABLE print_acts (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_id INTEGER NOT NULL REFERENCES issued_documents (id),
  kind TEXT NOT NULL CHECK (kind IN ('sentToPrinter', 'inHand', 'spoiled', 'cancelled', 'savedAsFile')),
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  copies INTEGER NOT NULL,
  answers_id INTEGER REFERENCES print_acts (id),
  note TEXT,
  recorded_at INTEGER NOT NULL,
  officer_id INTEGER NOT NULL REFERENCES officers (id)
) STRICT;
CREATE INDEX print_acts_by_document ON print_acts (document_id, id);
