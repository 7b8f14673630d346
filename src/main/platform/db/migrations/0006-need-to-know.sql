-- Officers who are named in a case beside the one who answers for it.
CREATE TABLE case_members (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  named_by INTEGER NOT NULL REFERENCES officers (id),
  named_at INTEGER NOT NULL,
  UNIQUE (case_id, officer_id)
) STRICT;
CREATE INDEX case_members_by_officer ON case_members (officer_id, case_id);

-- A closed case that somebody opened for a while with a reason.
CREATE TABLE case_openings (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  reason TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX case_openings_by_case ON case_openings (case_id, id);

-- Who is told of an opening: those named in the case at that moment, and the auditors.
CREATE TABLE case_opening_notices (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  opening_id INTEGER NOT NULL REFERENCES case_openings (id),
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  seen_at INTEGER,
  UNIQUE (opening_id, officer_id)
) STRICT;
CREATE INDEX case_opening_notices_unseen ON case_opening_notices (officer_id, id) WHERE seen_at IS NULL;

-- Need-to-know is asked of every list: the few cases of an officer are found by him, the few closed ones by that.
CREATE INDEX cases_by_responsible ON cases (responsible_officer_id, id) WHERE responsible_officer_id IS NOT NULL;
CREATE INDEX cases_closed_to_many ON cases (confidentiality, id) WHERE confidentiality <> 'ordinary';
CREATE INDEX issued_documents_by_number ON issued_documents (number_id) WHERE number_id IS NOT NULL;
