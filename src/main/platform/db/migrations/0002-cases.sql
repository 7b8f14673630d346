-- Sections of the office: whose case it is, beside the officer who answers for it.
CREATE TABLE sections (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  name TEXT NOT NULL UNIQUE,
  ended_on TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

ALTER TABLE officers ADD COLUMN section_id INTEGER REFERENCES sections (id);

-- Internal running numbers (KNP, LP, REG-UPT): no letter numbers, and never given twice.
CREATE TABLE running_numbers (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  series TEXT NOT NULL CHECK (series IN ('case', 'villageReport', 'villageReportRegister')),
  year INTEGER NOT NULL,
  last_counter INTEGER NOT NULL CHECK (last_counter >= 0),
  UNIQUE (series, year)
) STRICT;

-- A report out of a village, typed or imported after it was received.
CREATE TABLE village_reports (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  ticket TEXT NOT NULL UNIQUE,
  register_number TEXT UNIQUE,
  village_id INTEGER NOT NULL REFERENCES villages (id),
  category TEXT NOT NULL CHECK (category IN ('villageActivity', 'foreigner', 'traffickingSign', 'incident')),
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  occurred_on TEXT,
  occurred_time TEXT,
  hamlet TEXT,
  neighbourhood TEXT,
  chronology TEXT NOT NULL,
  estimated_persons INTEGER CHECK (estimated_persons >= 0),
  channel TEXT NOT NULL CHECK (channel IN ('whatsapp', 'phone', 'faceToFace', 'letter', 'file', 'other')),
  reporter_name TEXT,
  reporter_role TEXT,
  reporter_phone TEXT,
  liaison_name TEXT,
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('submitted', 'correctionAsked', 'verified', 'followedUp', 'done', 'rejected')),
  correction_note TEXT,
  verified_at INTEGER,
  followed_up_at INTEGER,
  intervention TEXT CHECK (intervention IN ('documentCheck', 'summons', 'jointOperation', 'education', 'proJustitia', 'case', 'other')),
  summary TEXT,
  rejection_reason TEXT,
  breach_cause TEXT,
  import_digest BLOB UNIQUE CHECK (length(import_digest) = 32),
  entered_by INTEGER NOT NULL REFERENCES officers (id),
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX village_reports_by_state ON village_reports (state, received_at, id);
CREATE INDEX village_reports_by_received ON village_reports (received_at, id);
CREATE INDEX village_reports_by_village ON village_reports (village_id, received_at, id);

CREATE TABLE village_report_files (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  village_report_id INTEGER NOT NULL REFERENCES village_reports (id),
  file_id INTEGER NOT NULL REFERENCES files (id),
  title TEXT NOT NULL
) STRICT;
CREATE INDEX village_report_files_by_report ON village_report_files (village_report_id, id);

-- A case is one event. Columns from `colour` on are kept beside it so that the work list needs no second table.
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  number TEXT NOT NULL UNIQUE,
  -- Year and counter of the number as one figure, so that 10000 comes after 9999.
  number_key INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  channel TEXT NOT NULL,
  channel_detail TEXT,
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  event_on TEXT,
  event_place TEXT,
  event_region_code TEXT,
  village_id INTEGER REFERENCES villages (id),
  village_report_id INTEGER UNIQUE REFERENCES village_reports (id),
  modus TEXT NOT NULL DEFAULT '[]',
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('ordinary', 'restricted', 'secret')),
  urgency TEXT NOT NULL CHECK (urgency IN ('ordinary', 'urgent')),
  section_id INTEGER REFERENCES sections (id),
  responsible_officer_id INTEGER REFERENCES officers (id),
  entered_by INTEGER NOT NULL REFERENCES officers (id),
  state TEXT NOT NULL CHECK (state IN ('registered', 'screening', 'interview', 'assessment', 'decision', 'awaitingDocuments', 'referral', 'monitoring', 'closed', 'merged')),
  finding TEXT,
  outcome TEXT,
  closed_on TEXT,
  merged_into_id INTEGER REFERENCES cases (id),
  colour TEXT CHECK (colour IN ('red', 'orange', 'yellow', 'blue')),
  is_smuggling INTEGER NOT NULL DEFAULT 0 CHECK (is_smuggling IN (0, 1)),
  subject_count INTEGER NOT NULL DEFAULT 0,
  undecided_count INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  due_kind TEXT,
  waiting_for TEXT CHECK (waiting_for IN ('applicant', 'agency', 'supervisor', 'village')),
  updated_at INTEGER NOT NULL,
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
-- The work list is filtered, counted and sorted in one walk over an index that holds all it asks for; the second one
-- answers the same for cases found by a name.
CREATE INDEX cases_list ON cases (
  state, id, due_at, received_at, updated_at, number_key, colour, responsible_officer_id, section_id, village_id,
  channel, urgency, confidentiality, waiting_for
);
CREATE INDEX cases_list_by_id ON cases (
  id, state, due_at, received_at, updated_at, number_key, colour, responsible_officer_id, section_id, village_id,
  channel, urgency, confidentiality, waiting_for
);
CREATE INDEX cases_by_village ON cases (village_id, received_at) WHERE village_id IS NOT NULL;
CREATE INDEX cases_by_merged ON cases (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Long texts of a case, apart so that lists stay small.
CREATE TABLE case_narratives (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL UNIQUE REFERENCES cases (id),
  chronology TEXT NOT NULL DEFAULT ''
) STRICT;

-- Sentences of the timeline: what an officer notes, why a case was closed, opened again or put into another one.
CREATE TABLE case_notes (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('note', 'closing', 'reopening', 'merging')),
  body TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_notes_by_case ON case_notes (case_id, kind, id);

CREATE TABLE case_links (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  other_case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('related', 'duplicate', 'sameGroup', 'samePerson')),
  note TEXT,
  recorded_at INTEGER NOT NULL,
  UNIQUE (case_id, other_case_id, kind),
  CHECK (case_id <> other_case_id)
) STRICT;
CREATE INDEX case_links_by_other ON case_links (other_case_id);

-- What happened in a case, in the order it happened: the one stream of its timeline.
CREATE TABLE case_events (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  officer_id INTEGER REFERENCES officers (id),
  subject_id INTEGER,
  record_kind TEXT,
  record_uuid BLOB CHECK (length(record_uuid) = 16),
  data TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX case_events_by_case ON case_events (case_id, occurred_at, id);

-- A person in a case. The same human being in two cases is two rows: roles and statements belong to the case.
CREATE TABLE subjects (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  role TEXT NOT NULL CHECK (role IN ('prospectiveWorker', 'victim', 'witness', 'suspect', 'companion')),
  full_name TEXT,
  name_key TEXT NOT NULL DEFAULT '',
  description TEXT,
  alias TEXT,
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth_place TEXT,
  birth_on TEXT,
  is_child_stated INTEGER NOT NULL DEFAULT 0 CHECK (is_child_stated IN (0, 1)),
  nik TEXT,
  nik_unknown_reason TEXT,
  family_card_number TEXT,
  mother_name TEXT,
  citizenship TEXT NOT NULL DEFAULT 'IDN',
  religion TEXT,
  marital_status TEXT,
  education TEXT,
  occupation TEXT,
  identity_address TEXT,
  identity_region_code TEXT,
  domicile_address TEXT,
  domicile_region_code TEXT,
  spoken_language TEXT,
  care_need TEXT,
  dependents INTEGER CHECK (dependents >= 0),
  passport_number TEXT,
  passport_key TEXT,
  new_passport_number TEXT,
  new_passport_key TEXT,
  photo_file_id INTEGER REFERENCES files (id),
  colour TEXT CHECK (colour IN ('red', 'orange', 'yellow', 'blue')),
  is_smuggling INTEGER NOT NULL DEFAULT 0 CHECK (is_smuggling IN (0, 1)),
  decision_kind TEXT,
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (case_id, position)
) STRICT;
CREATE INDEX subjects_by_nik ON subjects (nik) WHERE nik IS NOT NULL;
CREATE INDEX subjects_by_passport ON subjects (passport_key) WHERE passport_key IS NOT NULL;
CREATE INDEX subjects_by_new_passport ON subjects (new_passport_key) WHERE new_passport_key IS NOT NULL;
CREATE INDEX subjects_by_birth ON subjects (birth_on, name_key) WHERE birth_on IS NOT NULL;

-- Names by any of their words, from the first letter on.
CREATE VIRTUAL TABLE subject_names USING fts5 (
  name_key, content = 'subjects', content_rowid = 'id', tokenize = 'unicode61', prefix = '1 2 3 4', detail = none
);
CREATE TRIGGER subjects__names_insert AFTER INSERT ON subjects BEGIN
  INSERT INTO subject_names (rowid, name_key) VALUES (new.id, new.name_key);
END;
CREATE TRIGGER subjects__names_delete AFTER DELETE ON subjects BEGIN
  INSERT INTO subject_names (subject_names, rowid, name_key) VALUES ('delete', old.id, old.name_key);
END;
CREATE TRIGGER subjects__names_update AFTER UPDATE OF name_key ON subjects BEGIN
  INSERT INTO subject_names (subject_names, rowid, name_key) VALUES ('delete', old.id, old.name_key);
  INSERT INTO subject_names (rowid, name_key) VALUES (new.id, new.name_key);
END;

-- The words of all names in a case, for the work list; kept with the columns beside the case.
CREATE VIRTUAL TABLE case_names USING fts5 (
  name_keys, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '1 2 3 4', detail = none
);

-- Field groups that are read with one subject and never searched: passport matter, travel, job, path, money, consent.
CREATE TABLE subject_details (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  subject_id INTEGER NOT NULL UNIQUE REFERENCES subjects (id),
  passport_matter TEXT NOT NULL DEFAULT '{}',
  travel TEXT NOT NULL DEFAULT '{}',
  job TEXT NOT NULL DEFAULT '{}',
  placement TEXT NOT NULL DEFAULT '{}',
  money TEXT NOT NULL DEFAULT '{}',
  consent TEXT NOT NULL DEFAULT '{}',
  emergency TEXT NOT NULL DEFAULT '{}',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE subject_contacts (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'social', 'email')),
  value TEXT NOT NULL,
  value_key TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX subject_contacts_by_subject ON subject_contacts (subject_id, id);
CREATE INDEX subject_contacts_by_value ON subject_contacts (value_key, kind);

-- Documents a subject showed, and those whose original the office holds.
CREATE TABLE presented_documents (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  kind TEXT NOT NULL,
  number TEXT,
  issuer TEXT,
  issued_on TEXT,
  verification TEXT NOT NULL CHECK (verification IN ('notChecked', 'match', 'mismatch', 'deniedByIssuer')),
  copy_file_id INTEGER REFERENCES files (id),
  condition TEXT,
  held_at INTEGER,
  held_reason TEXT,
  returned_at INTEGER,
  returned_to TEXT,
  note TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX presented_documents_by_subject ON presented_documents (subject_id, id);

-- A person, a document or a certificate that went from one hand into another.
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'document', 'receipt')),
  subject_id INTEGER REFERENCES subjects (id),
  happened_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  given_by TEXT NOT NULL,
  given_by_title TEXT,
  received_by TEXT NOT NULL,
  received_by_title TEXT,
  institution TEXT,
  reason TEXT NOT NULL,
  items TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX handovers_by_case ON handovers (case_id, id);

-- Indicator sets by version; one is in force. An assessment keeps the set it was made with.
CREATE TABLE screening_sets (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  number INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'inForce', 'replaced')),
  content TEXT NOT NULL,
  in_force_since INTEGER,
  approved_by INTEGER REFERENCES officers (id),
  change_note TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX screening_sets_one_each ON screening_sets (state) WHERE state IN ('inForce', 'draft');

CREATE TABLE assessments (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  screening_set_id INTEGER NOT NULL REFERENCES screening_sets (id),
  scope TEXT NOT NULL CHECK (scope IN ('quick', 'full')),
  state TEXT NOT NULL CHECK (state IN ('open', 'complete')),
  assessed_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  answers TEXT NOT NULL,
  urgent_flags TEXT NOT NULL,
  protective_facts TEXT NOT NULL,
  note TEXT,
  colour TEXT CHECK (colour IN ('red', 'orange', 'yellow', 'blue')),
  is_smuggling INTEGER NOT NULL DEFAULT 0 CHECK (is_smuggling IN (0, 1)),
  result TEXT,
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((state = 'complete') = (result IS NOT NULL) AND (state = 'complete') = (colour IS NOT NULL))
) STRICT;
CREATE INDEX assessments_by_subject ON assessments (subject_id, assessed_at, id);
CREATE INDEX assessments_by_case ON assessments (case_id, id);
CREATE UNIQUE INDEX assessments_open ON assessments (subject_id) WHERE state = 'open';
-- What a decision may have stood on stays as it was.
CREATE TRIGGER assessments__complete_kept BEFORE UPDATE ON assessments WHEN old.state = 'complete' BEGIN
  SELECT RAISE(ABORT, 'a complete assessment is kept as it is');
END;
CREATE TRIGGER screening_sets__content_kept BEFORE UPDATE OF number, content ON screening_sets
WHEN old.state <> 'draft' AND (new.number <> old.number OR new.content <> old.content) BEGIN
  SELECT RAISE(ABORT, 'a set that was in force is kept as it is');
END;

-- Articles a decision can stand on, by the time they were in force.
CREATE TABLE statutes (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  statute TEXT NOT NULL,
  article TEXT NOT NULL,
  subject_matter TEXT NOT NULL,
  decision_kinds TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  source TEXT,
  is_checked INTEGER NOT NULL DEFAULT 0 CHECK (is_checked IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A beginning that every office compares with the texts of the laws; days of entry into force that are not known are
-- the first of their year.
INSERT INTO statutes (uuid, statute, article, subject_matter, decision_kinds, valid_from, valid_until, source) VALUES
  (x'019e0000000070008000000000100001', 'UU 6/2011', 'Pasal 89', 'Upaya pencegahan perdagangan orang dan penyelundupan manusia', '["passportDeferred","departureDeferred","educated","referred"]', '2011-05-05', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100002', 'UU 6/2011', 'Pasal 126 huruf c', 'Keterangan tidak benar untuk memperoleh dokumen perjalanan', '["passportRefused","passportCancelled","passportWithdrawn","issuanceSuspended","proJustitia","reportedToPolice"]', '2011-05-05', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100003', 'UU 6/2011', 'Pasal 120', 'Penyelundupan manusia (sebelum KUHP baru)', '["proJustitia","reportedToPolice"]', '2011-05-05', '2026-01-01', 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100004', 'UU 63/2024', 'Ketentuan pencegahan (cegah)', 'Pencegahan paling lama 6 bulan, dapat diperpanjang 6 bulan', '["exitBanProposed"]', '2024-10-17', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100005', 'UU 21/2007', 'Pasal 2', 'Perdagangan orang (sebelum KUHP baru)', '["proJustitia","reportedToPolice"]', '2007-04-19', '2026-01-01', 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100006', 'UU 21/2007', 'Pasal 51', 'Hak korban atas layanan', '["referred"]', '2007-04-19', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100007', 'UU 1/2023 (KUHP)', 'Pasal 455', 'Perdagangan orang', '["proJustitia","reportedToPolice"]', '2026-01-02', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100008', 'UU 1/2023 (KUHP)', 'Pasal 457', 'Penyelundupan manusia', '["proJustitia","reportedToPolice"]', '2026-01-02', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100009', 'UU 18/2017', 'Pasal 5', 'Persyaratan pekerja migran Indonesia', '["passportDeferred","passportRefused","departureDeferred","departureRefused","educated"]', '2017-11-22', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e000000007000800000000010000a', 'UU 18/2017', 'Pasal 13', 'Dokumen yang wajib dimiliki pekerja migran Indonesia', '["passportDeferred","passportRefused","departureDeferred","departureRefused","educated"]', '2017-11-22', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e000000007000800000000010000b', 'UU 18/2017', 'Pasal 81 dan Pasal 83', 'Penempatan oleh perseorangan dan penempatan tidak sesuai syarat', '["proJustitia","reportedToPolice"]', '2017-11-22', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e000000007000800000000010000c', 'Permenkumham 8/2014 jo. 18/2022', 'Pasal 22', 'Penerbitan paspor paling lama 4 hari kerja setelah wawancara', '["passportContinue"]', '2014-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e000000007000800000000010000d', 'Permenkumham 8/2014 jo. 18/2022', 'Ketentuan penolakan', 'Penolakan permohonan paspor', '["passportRefused","passportApplicationCancelled"]', '2014-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e000000007000800000000010000e', 'Permenkumham 8/2014 jo. 18/2022', 'Ketentuan pembatalan', 'Pembatalan paspor: pemeriksaan 2 hari, keputusan 1 hari', '["passportCancelled"]', '2014-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e000000007000800000000010000f', 'Permenkumham 8/2014 jo. 18/2022', 'Ketentuan penarikan', 'Penarikan paspor: penyerahan paling lama 3 hari', '["passportWithdrawn"]', '2014-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100010', 'Permenkumham 8/2014 jo. 18/2022', 'Ketentuan penangguhan', 'Penangguhan penerbitan 6 bulan sampai 2 tahun', '["issuanceSuspended"]', '2014-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100011', 'Permenkumham 44/2015', 'Ketentuan pemeriksaan keberangkatan', 'Penolakan dan penundaan keberangkatan di TPI', '["departureDeferred","departureRefused"]', '2015-01-01', '2024-06-17', 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100012', 'Permenkumham 9/2024', 'Ketentuan pemeriksaan keberangkatan', 'Penolakan dan penundaan keberangkatan di TPI', '["departureDeferred","departureRefused","released"]', '2024-06-18', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100013', 'Permenimipas 13/2025', 'Ketentuan cegah mendesak', 'Cegah dalam keadaan mendesak berlaku 20 hari', '["exitBanProposed"]', '2025-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100014', 'SE IMI-0277.GR.02.06/2017', 'Dokumen pendukung', 'Pencegahan TKI nonprosedural dalam penerbitan paspor', '["passportDeferred"]', '2017-01-01', NULL, 'Isian awal; periksa teks aturan'),
  (x'019e0000000070008000000000100015', 'SE IMI-1308.GR.01.01', 'Indikator TPPO', 'Pencegahan perdagangan orang dalam penerbitan paspor', '["passportDeferred","passportContinue","educated"]', '2024-12-20', NULL, 'Isian awal; periksa teks aturan');

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  kind TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  ground TEXT NOT NULL,
  reason_code TEXT,
  statute_id INTEGER REFERENCES statutes (id),
  statute_text TEXT,
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  supervisor_id INTEGER REFERENCES officers (id),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'inForce', 'rejected', 'ended')),
  confirmed_at INTEGER,
  documents_asked TEXT NOT NULL DEFAULT '[]',
  due_on TEXT,
  blocked_until TEXT,
  ended_on TEXT,
  end_reason TEXT CHECK (end_reason IN ('superseded', 'documentsComplete', 'documentsNotBrought', 'lifted', 'takenBack', 'notConfirmed')),
  note TEXT,
  batch_uuid BLOB CHECK (length(batch_uuid) = 16),
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX decisions_by_subject ON decisions (subject_id, id);
CREATE INDEX decisions_by_case ON decisions (case_id, id);
CREATE INDEX decisions_proposed ON decisions (case_id) WHERE state = 'proposed';
CREATE INDEX decisions_blocking ON decisions (blocked_until) WHERE blocked_until IS NOT NULL AND state = 'inForce';

-- Deadlines. One owner each: a case (and perhaps a subject in it) or a village report.
CREATE TABLE clocks (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER REFERENCES cases (id),
  subject_id INTEGER REFERENCES subjects (id),
  village_report_id INTEGER REFERENCES village_reports (id),
  kind TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  met_at INTEGER,
  stopped_at INTEGER,
  breach_cause TEXT,
  CHECK ((case_id IS NULL) <> (village_report_id IS NULL))
) STRICT;
CREATE INDEX clocks_by_case ON clocks (case_id, due_at) WHERE case_id IS NOT NULL;
CREATE INDEX clocks_by_village_report ON clocks (village_report_id, due_at) WHERE village_report_id IS NOT NULL;
CREATE INDEX clocks_running ON clocks (due_at, id) WHERE met_at IS NULL AND stopped_at IS NULL;

CREATE TABLE clock_settings (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  kind TEXT NOT NULL UNIQUE,
  amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000),
  unit TEXT NOT NULL CHECK (unit IN ('hours', 'calendarDays', 'workingDays', 'months')),
  basis TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE holidays (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  day TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('national', 'collectiveLeave', 'local'))
) STRICT;

-- Alleged persons, and the numbers, places and things that lead to them.
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'agency', 'phone', 'account', 'vehicle', 'vessel', 'social', 'booking', 'address', 'document', 'email', 'flight', 'employer')),
  value TEXT NOT NULL,
  value_key TEXT NOT NULL,
  attributes TEXT NOT NULL DEFAULT '{}',
  note TEXT,
  -- In how many cases it stands, for sorting; kept with every entry.
  case_count INTEGER NOT NULL DEFAULT 0,
  recorded_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX entities_by_case_count ON entities (case_count, id);
CREATE INDEX entities_by_value ON entities (kind, value_key, id);
-- Two people may have one name; a number is one number.
CREATE UNIQUE INDEX entities_exact ON entities (kind, value_key) WHERE kind NOT IN ('person', 'agency', 'address', 'employer', 'vessel');

-- The other names somebody goes by, each with its key; the first name is the value of the entity.
CREATE TABLE entity_aliases (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  value_key TEXT NOT NULL
) STRICT;
CREATE INDEX entity_aliases_by_value ON entity_aliases (value_key, entity_id);
CREATE INDEX entity_aliases_by_entity ON entity_aliases (entity_id);

CREATE TABLE case_entities (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  role TEXT,
  holder_id INTEGER REFERENCES entities (id),
  subject_id INTEGER REFERENCES subjects (id),
  source TEXT NOT NULL,
  source_note TEXT,
  how_met TEXT,
  recorded_at INTEGER NOT NULL,
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX case_entities_by_case ON case_entities (case_id, id);
CREATE INDEX case_entities_by_entity ON case_entities (entity_id, case_id);
CREATE INDEX case_entities_by_holder ON case_entities (holder_id) WHERE holder_id IS NOT NULL;

-- Numbers that everybody has and that therefore link nobody: police, this office, hotlines.
CREATE TABLE public_identifiers (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  value_key TEXT NOT NULL,
  owner TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (kind, value_key)
) STRICT;
INSERT INTO public_identifiers (uuid, kind, value, value_key, owner) VALUES
  (x'019e0000000070008000000000000e01', 'phone', '110', '110', 'Kepolisian (panggilan darurat)'),
  (x'019e0000000070008000000000000e02', 'phone', '112', '112', 'Panggilan darurat'),
  (x'019e0000000070008000000000000e03', 'phone', '115', '115', 'Basarnas'),
  (x'019e0000000070008000000000000e04', 'phone', '119', '119', 'Ambulans'),
  (x'019e0000000070008000000000000e05', 'phone', '129', '129', 'Layanan SAPA 129');

CREATE TABLE interviews (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'examination')),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  recorded_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  second_officer TEXT,
  interpreter TEXT,
  spoken_language TEXT,
  guardian TEXT,
  guardian_relation TEXT,
  basis TEXT NOT NULL,
  observations TEXT,
  opinion TEXT,
  opinion_reasons TEXT,
  signature TEXT NOT NULL CHECK (signature IN ('open', 'signed', 'refused')),
  refusal_reason TEXT,
  witnesses TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX interviews_by_case ON interviews (case_id, id);
CREATE INDEX interviews_by_subject ON interviews (subject_id, id);

CREATE TABLE interview_lines (
  id INTEGER PRIMARY KEY,
  interview_id INTEGER NOT NULL REFERENCES interviews (id),
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  UNIQUE (interview_id, position)
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  subject_id INTEGER REFERENCES subjects (id),
  interview_id INTEGER REFERENCES interviews (id),
  file_id INTEGER NOT NULL REFERENCES files (id),
  shown_file_id INTEGER REFERENCES files (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'scan', 'chat', 'recording', 'ticket', 'document', 'other')),
  source TEXT NOT NULL,
  obtained_on TEXT,
  note TEXT,
  page_count INTEGER,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES officers (id),
  withdrawn_at INTEGER,
  withdrawal_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX evidence_by_case ON evidence (case_id, id);

-- Work that somebody must do by a day; a notice to a supervisor is one for a role.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER REFERENCES cases (id),
  village_report_id INTEGER REFERENCES village_reports (id),
  kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'supervisorNotice', 'proposeCancellation', 'blockedPersonAppeared', 'confirmDecision')),
  title TEXT NOT NULL,
  data TEXT NOT NULL DEFAULT '{}',
  due_on TEXT,
  assigned_officer_id INTEGER REFERENCES officers (id),
  assigned_role TEXT,
  section_id INTEGER REFERENCES sections (id),
  created_by INTEGER NOT NULL REFERENCES officers (id),
  recorded_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  finished_at INTEGER,
  finished_by INTEGER REFERENCES officers (id),
  result TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX tasks_by_case ON tasks (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX tasks_open_by_officer ON tasks (assigned_officer_id, due_on, id) WHERE state = 'open';
CREATE INDEX tasks_open_by_due ON tasks (due_on, id) WHERE state = 'open';

CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (officer_id, list, name)
) STRICT;

-- What is usually asked for a declared purpose, by the circular in force at the time.
CREATE TABLE purpose_documents (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  purpose TEXT NOT NULL,
  document TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  source TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX purpose_documents_by_purpose ON purpose_documents (purpose, valid_from);

-- Whether a country takes migrant workers, by sector and time.
CREATE TABLE country_statuses (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  country_code TEXT NOT NULL,
  country_name TEXT NOT NULL,
  sector TEXT,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'sectorMoratorium', 'notPlacement', 'warning')),
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  source TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX country_statuses_by_country ON country_statuses (country_code, valid_from);

-- What the circular of 2017 lists; every office checks and corrects it.
INSERT INTO purpose_documents (uuid, purpose, document, valid_from, source) VALUES
  (x'019e0000000070008000000000000001', 'employment', 'Perjanjian kerja atau perjanjian penempatan', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000002', 'employment', 'ID PMI', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000003', 'employment', 'Surat P3MI (bila penempatan P to P)', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000004', 'pilgrimage', 'Rekomendasi Kantor Kementerian Agama', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000005', 'pilgrimage', 'Surat keterangan PPIU atau PIHK', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000006', 'internshipOrStudy', 'Surat Binalattas, sekolah, atau LPK', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000007', 'internshipOrStudy', 'Letter of Acceptance (LoA)', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000008', 'internshipOrStudy', 'Surat penjamin (sponsor)', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000009', 'familyVisit', 'Surat undangan atau jaminan', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e000000007000800000000000000a', 'familyVisit', 'Fotokopi paspor atau izin tinggal pengundang', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e000000007000800000000000000b', 'tourism', 'Rencana perjalanan', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e000000007000800000000000000c', 'tourism', 'Tiket', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e000000007000800000000000000d', 'tourism', 'Bukti kemampuan keuangan', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e000000007000800000000000000e', 'tourism', 'Surat cuti', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e000000007000800000000000000f', 'seafarer', 'Buku pelaut', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000010', 'seafarer', 'Sertifikat BST', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000011', 'seafarer', 'Perjanjian Kerja Laut (PKL)', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000012', 'seafarer', 'Surat perusahaan (SIUPPAK)', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku'),
  (x'019e0000000070008000000000000013', 'medical', 'Surat rumah sakit', '2017-01-01', 'Surat edaran 2017 tentang dokumen pendukung; periksa aturan yang berlaku');

-- Countries named in public statements; the office keeps the list up to date.
INSERT INTO country_statuses (uuid, country_code, country_name, status, valid_from, source) VALUES
  (x'019e0000000070008000000000000014', 'KHM', 'Kamboja', 'notPlacement', '2025-10-01', 'Pernyataan publik Oktober 2025; periksa'),
  (x'019e0000000070008000000000000015', 'MMR', 'Myanmar', 'notPlacement', '2025-10-01', 'Pernyataan publik Oktober 2025; periksa'),
  (x'019e0000000070008000000000000016', 'THA', 'Thailand', 'warning', '2025-03-01', 'Pernyataan publik Maret 2025; periksa');

-- How the columns of a register file were read last time, by its header.
CREATE TABLE register_mappings (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  header_key TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL
) STRICT;

-- Working copies of forms. No acts: only their officer sees them, and they go when the form is handed in.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  kind TEXT NOT NULL,
  record_key TEXT NOT NULL,
  label TEXT NOT NULL,
  body TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  UNIQUE (officer_id, kind, record_key)
) STRICT;
CREATE INDEX drafts_by_officer ON drafts (officer_id, saved_at);
