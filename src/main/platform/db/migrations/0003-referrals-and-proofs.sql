-- Agencies that a case can be referred to, as they were called and reached at a time.
CREATE TABLE agencies (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  short_name TEXT,
  -- Whom a letter is addressed to: the office, not the person.
  addressee TEXT NOT NULL,
  city TEXT NOT NULL,
  address TEXT,
  phone TEXT,
  email TEXT,
  hours TEXT,
  -- Without a region an agency is competent everywhere.
  region_codes TEXT NOT NULL DEFAULT '[]',
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  replaced_by_id INTEGER REFERENCES agencies (id),
  source TEXT,
  note TEXT,
  import_digest BLOB CHECK (length(import_digest) = 32),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX agencies_by_kind ON agencies (kind, name_key, id);
CREATE INDEX agencies_by_name ON agencies (name_key, id);

CREATE TABLE agency_units (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  agency_id INTEGER NOT NULL REFERENCES agencies (id),
  name TEXT NOT NULL,
  addressee TEXT,
  phone TEXT,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX agency_units_by_agency ON agency_units (agency_id, id);

CREATE TABLE agency_officials (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  agency_id INTEGER NOT NULL REFERENCES agencies (id),
  unit_id INTEGER REFERENCES agency_units (id),
  full_name TEXT NOT NULL,
  title TEXT NOT NULL,
  phone TEXT,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX agency_officials_by_agency ON agency_officials (agency_id, id);

-- Which kind of agency is first for a need and which gets a copy; every office corrects it.
CREATE TABLE need_routes (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  need TEXT NOT NULL,
  agency_kind TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('first', 'copy')),
  position INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (need, agency_kind, part)
) STRICT;

-- One referral goes to one agency and covers one or more subjects; those made together share a group.
CREATE TABLE referrals (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  group_uuid BLOB CHECK (length(group_uuid) = 16),
  need TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('information', 'personHandover', 'service', 'investigation')),
  agency_id INTEGER NOT NULL REFERENCES agencies (id),
  unit_id INTEGER REFERENCES agency_units (id),
  -- Addressee, name and city as they were when it was signed.
  addressee TEXT NOT NULL,
  agency_name TEXT NOT NULL,
  city TEXT NOT NULL,
  services TEXT NOT NULL DEFAULT '[]',
  urgency TEXT NOT NULL CHECK (urgency IN ('ordinary', 'urgent', 'veryUrgent')),
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('ordinary', 'restricted', 'secret', 'topSecret')),
  legal_basis TEXT NOT NULL,
  -- What the letter says happened, without anybody's name.
  chronology TEXT NOT NULL,
  indications TEXT NOT NULL DEFAULT '',
  measures TEXT NOT NULL DEFAULT '',
  request TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  contact_hours TEXT,
  copies_to TEXT NOT NULL DEFAULT '[]',
  answer_wanted_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'signed', 'sent', 'received', 'accepted', 'inProgress', 'completed', 'declined', 'reReferred', 'returnedIncomplete', 'noResponse', 'cancelled')),
  -- Short code of the reply slip.
  reply_code TEXT NOT NULL UNIQUE,
  replaces_id INTEGER REFERENCES referrals (id),
  prepared_at INTEGER NOT NULL,
  prepared_by INTEGER NOT NULL REFERENCES officers (id),
  signed_on TEXT,
  sent_at INTEGER,
  sent_by_way TEXT CHECK (sent_by_way IN ('byHand', 'post', 'email', 'srikandi', 'other')),
  sent_proof TEXT,
  received_on TEXT,
  received_by TEXT,
  next_follow_up_on TEXT,
  result TEXT NOT NULL DEFAULT '{}',
  ended_on TEXT,
  end_reason TEXT,
  warnings TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX referrals_by_case ON referrals (case_id, id);
CREATE INDEX referrals_by_agency ON referrals (agency_id, id);
CREATE INDEX referrals_by_state ON referrals (state, sent_at, id);
CREATE INDEX referrals_by_group ON referrals (group_uuid) WHERE group_uuid IS NOT NULL;

CREATE TABLE referral_subjects (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  referral_id INTEGER NOT NULL REFERENCES referrals (id),
  subject_id INTEGER NOT NULL REFERENCES subjects (id),
  -- Consent of the adult, or why none is needed (UU 21/2007 Article 44; police information).
  consent TEXT NOT NULL CHECK (consent IN ('given', 'refused', 'notRequired')),
  consent_reason TEXT,
  -- Exactly what of this person leaves the office in the sealed annex.
  disclosed TEXT NOT NULL,
  UNIQUE (referral_id, subject_id)
) STRICT;
CREATE INDEX referral_subjects_by_subject ON referral_subjects (subject_id);

-- Every state a referral went through, and every word exchanged about it.
CREATE TABLE referral_entries (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  referral_id INTEGER NOT NULL REFERENCES referrals (id),
  kind TEXT NOT NULL CHECK (kind IN ('state', 'followUp', 'reply')),
  happened_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  state TEXT,
  channel TEXT CHECK (channel IN ('phone', 'whatsapp', 'email', 'letter', 'visit', 'slip', 'other')),
  person TEXT,
  note TEXT,
  next_on TEXT,
  file_id INTEGER REFERENCES files (id)
) STRICT;
CREATE INDEX referral_entries_by_referral ON referral_entries (referral_id, id);

-- The office's keys for proofs on paper. The private half is sealed under the store's master key.
CREATE TABLE issuing_keys (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  key_id TEXT NOT NULL UNIQUE,
  part TEXT NOT NULL CHECK (part IN ('root', 'issuing')),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  sealed_private_key BLOB,
  -- Signature of the root key over key id, public key and validity.
  root_signature BLOB CHECK (length(root_signature) = 64),
  valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  revoked_on TEXT,
  revocation_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- What the code on an issued paper says; `short_code` is for the telephone.
CREATE TABLE document_proofs (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_id INTEGER NOT NULL UNIQUE REFERENCES issued_documents (id),
  key_id TEXT NOT NULL,
  serial TEXT NOT NULL,
  code TEXT NOT NULL,
  short_code TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX document_proofs_by_serial ON document_proofs (serial);

-- Templates of the office. The one that the program brings is no row; an approved row of a type takes its place.
CREATE TABLE paper_templates (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  paper_type TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  -- Digest of the program's template that it was made from.
  based_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'retired')),
  made_by INTEGER NOT NULL REFERENCES officers (id),
  made_at INTEGER NOT NULL,
  submitted_at INTEGER,
  approved_by INTEGER REFERENCES officers (id),
  approved_at INTEGER,
  change_note TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (paper_type, number),
  CHECK (approved_by IS NULL OR approved_by <> made_by)
) STRICT;
CREATE UNIQUE INDEX paper_templates_approved ON paper_templates (paper_type) WHERE state = 'approved';
CREATE UNIQUE INDEX paper_templates_draft ON paper_templates (paper_type) WHERE state IN ('draft', 'submitted');
CREATE TRIGGER paper_templates__source_kept BEFORE UPDATE OF paper_type, number, source ON paper_templates
WHEN old.state NOT IN ('draft', 'submitted') AND new.source <> old.source BEGIN
  SELECT RAISE(ABORT, 'a template that was in use is kept as it is');
END;

-- The signed file that came back for an issued paper: from the e-office, or scanned with ink on it. It locks the paper.
CREATE TABLE signed_documents (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_id INTEGER NOT NULL UNIQUE REFERENCES issued_documents (id),
  file_id INTEGER NOT NULL REFERENCES files (id),
  route TEXT NOT NULL CHECK (route IN ('eOffice', 'inkScan')),
  number TEXT,
  signed_on TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES officers (id),
  warnings TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- A record was corrected after its paper was issued, and somebody said that the paper stays: which data he looked at.
CREATE TABLE paper_reviews (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_id INTEGER NOT NULL REFERENCES issued_documents (id),
  data_digest BLOB NOT NULL CHECK (length(data_digest) = 32),
  fields TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  officer_id INTEGER NOT NULL REFERENCES officers (id)
) STRICT;
CREATE INDEX paper_reviews_by_document ON paper_reviews (document_id, id);

-- A run over many papers, sheet by sheet, so that it goes on where it stopped.
CREATE TABLE batch_runs (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  document_type TEXT NOT NULL,
  label TEXT NOT NULL,
  choices TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'failed', 'done', 'discarded')),
  started_at INTEGER NOT NULL,
  started_by INTEGER NOT NULL REFERENCES officers (id),
  ended_at INTEGER,
  batch_id INTEGER REFERENCES document_batches (id),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE batch_sheets (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  run_id INTEGER NOT NULL REFERENCES batch_runs (id),
  position INTEGER NOT NULL,
  subject_uuid BLOB NOT NULL CHECK (length(subject_uuid) = 16),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'issued', 'failed', 'skipped')),
  reason TEXT,
  document_id INTEGER REFERENCES issued_documents (id),
  UNIQUE (run_id, position)
) STRICT;

INSERT INTO need_routes (uuid, need, agency_kind, part, position) VALUES
  (x'019e0000000070008000000000000f01', 'legalPlacement', 'workerProtection', 'first', 1),
  (x'019e0000000070008000000000000f02', 'legalPlacement', 'labourOffice', 'first', 2),
  (x'019e0000000070008000000000000f03', 'legalPlacement', 'villageGovernment', 'copy', 1),
  (x'019e0000000070008000000000000f04', 'legalPlacement', 'regionalOffice', 'copy', 2),
  (x'019e0000000070008000000000000f05', 'traffickingCrime', 'police', 'first', 1),
  (x'019e0000000070008000000000000f06', 'traffickingCrime', 'workerProtection', 'copy', 1),
  (x'019e0000000070008000000000000f07', 'traffickingCrime', 'regionalOffice', 'copy', 2),
  (x'019e0000000070008000000000000f08', 'traffickingCrime', 'directorateGeneral', 'copy', 3),
  (x'019e0000000070008000000000000f09', 'smugglingOrFalseStatement', 'immigrationInvestigator', 'first', 1),
  (x'019e0000000070008000000000000f0a', 'smugglingOrFalseStatement', 'police', 'first', 2),
  (x'019e0000000070008000000000000f0b', 'smugglingOrFalseStatement', 'regionalOffice', 'copy', 1),
  (x'019e0000000070008000000000000f0c', 'childProtection', 'womenAndChildProtection', 'first', 1),
  (x'019e0000000070008000000000000f0d', 'childProtection', 'socialOffice', 'first', 2),
  (x'019e0000000070008000000000000f0e', 'childProtection', 'police', 'first', 3),
  (x'019e0000000070008000000000000f0f', 'childProtection', 'prosecutor', 'copy', 1),
  (x'019e0000000070008000000000000f10', 'medicalCare', 'hospital', 'first', 1),
  (x'019e0000000070008000000000000f11', 'shelterAndTracing', 'socialOffice', 'first', 1),
  (x'019e0000000070008000000000000f12', 'shelterAndTracing', 'womenAndChildProtection', 'first', 2),
  (x'019e0000000070008000000000000f13', 'repatriationInside', 'workerProtection', 'first', 1),
  (x'019e0000000070008000000000000f14', 'repatriationInside', 'socialOffice', 'first', 2),
  (x'019e0000000070008000000000000f15', 'repatriationInside', 'localGovernment', 'copy', 1),
  (x'019e0000000070008000000000000f16', 'witnessProtection', 'witnessProtectionAgency', 'first', 1),
  (x'019e0000000070008000000000000f17', 'witnessProtection', 'police', 'copy', 1),
  (x'019e0000000070008000000000000f18', 'citizenAbroad', 'mission', 'first', 1),
  (x'019e0000000070008000000000000f19', 'citizenAbroad', 'workerProtection', 'copy', 1),
  (x'019e0000000070008000000000000f1a', 'foreignVictim', 'internationalOrganisation', 'first', 1),
  (x'019e0000000070008000000000000f1b', 'foreignVictim', 'directorateGeneral', 'copy', 1),
  (x'019e0000000070008000000000000f1c', 'agencyViolation', 'workerProtection', 'first', 1),
  (x'019e0000000070008000000000000f1d', 'agencyViolation', 'labourOffice', 'first', 2),
  (x'019e0000000070008000000000000f1e', 'officialImplicated', 'inspectorate', 'first', 1),
  (x'019e0000000070008000000000000f1f', 'officialImplicated', 'police', 'first', 2);
