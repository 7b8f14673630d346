-- The key of a secret case, boxed for each public key that may open it: one row for every holder, all of one version.
CREATE TABLE case_keys (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  -- Null: the code on paper.
  officer_id INTEGER REFERENCES officers (id),
  seal_key BLOB NOT NULL,
  box BLOB NOT NULL,
  UNIQUE (case_id, seal_key)
) STRICT;

-- Bytes that a newer form of the same file has replaced; they are erased once the act that says so is on the disk.
CREATE TABLE outlived_blobs (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  blob_id BLOB NOT NULL CHECK (length(blob_id) = 32)
) STRICT;

-- Digest of what the officer brought, where `sha256` is that of the sealed bytes.
ALTER TABLE files ADD COLUMN sealed_sha256 TEXT;

-- In a secret case these texts stand sealed: whoever writes one in clear is refused, whatever way he came.
CREATE TRIGGER case_narratives__sealed_insert BEFORE INSERT ON case_narratives
WHEN new.chronology <> '' AND substr(new.chronology, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER case_narratives__sealed_update BEFORE UPDATE OF chronology ON case_narratives
WHEN new.chronology <> '' AND substr(new.chronology, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER case_notes__sealed_insert BEFORE INSERT ON case_notes
WHEN new.body <> '' AND substr(new.body, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER case_notes__sealed_update BEFORE UPDATE OF body ON case_notes
WHEN new.body <> '' AND substr(new.body, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER interviews__sealed_insert BEFORE INSERT ON interviews
WHEN (
    (new.observations <> '' AND substr(new.observations, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.opinion_reasons <> '' AND substr(new.opinion_reasons, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.refusal_reason <> '' AND substr(new.refusal_reason, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER interviews__sealed_update BEFORE UPDATE OF observations, opinion_reasons, refusal_reason ON interviews
WHEN (
    (new.observations <> '' AND substr(new.observations, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.opinion_reasons <> '' AND substr(new.opinion_reasons, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.refusal_reason <> '' AND substr(new.refusal_reason, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER interview_lines__sealed_insert BEFORE INSERT ON interview_lines
WHEN (
    (new.question <> '' AND substr(new.question, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.answer <> '' AND substr(new.answer, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = (SELECT case_id FROM interviews WHERE id = new.interview_id) AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER interview_lines__sealed_update BEFORE UPDATE OF question, answer ON interview_lines
WHEN (
    (new.question <> '' AND substr(new.question, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.answer <> '' AND substr(new.answer, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = (SELECT case_id FROM interviews WHERE id = new.interview_id) AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER evidence__sealed_insert BEFORE INSERT ON evidence
WHEN (
    (new.title <> '' AND substr(new.title, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.source <> '' AND substr(new.source, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.withdrawal_reason <> '' AND substr(new.withdrawal_reason, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER evidence__sealed_update BEFORE UPDATE OF title, source, note, withdrawal_reason ON evidence
WHEN (
    (new.title <> '' AND substr(new.title, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.source <> '' AND substr(new.source, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.withdrawal_reason <> '' AND substr(new.withdrawal_reason, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER assessments__sealed_insert BEFORE INSERT ON assessments
WHEN (
    (new.answers <> '[]' AND substr(new.answers, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.urgent_flags <> '[]' AND substr(new.urgent_flags, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.protective_facts <> '[]' AND substr(new.protective_facts, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER assessments__sealed_update BEFORE UPDATE OF answers, urgent_flags, protective_facts, note ON assessments
WHEN (
    (new.answers <> '[]' AND substr(new.answers, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.urgent_flags <> '[]' AND substr(new.urgent_flags, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.protective_facts <> '[]' AND substr(new.protective_facts, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER decisions__sealed_insert BEFORE INSERT ON decisions
WHEN (
    (new.ground <> '' AND substr(new.ground, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER decisions__sealed_update BEFORE UPDATE OF ground, note ON decisions
WHEN (
    (new.ground <> '' AND substr(new.ground, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER referrals__sealed_insert BEFORE INSERT ON referrals
WHEN (
    (new.chronology <> '' AND substr(new.chronology, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.indications <> '' AND substr(new.indications, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.measures <> '' AND substr(new.measures, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.request <> '' AND substr(new.request, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.sent_proof <> '' AND substr(new.sent_proof, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.end_reason <> '' AND substr(new.end_reason, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER referrals__sealed_update BEFORE UPDATE OF chronology, indications, measures, request, sent_proof, end_reason ON referrals
WHEN (
    (new.chronology <> '' AND substr(new.chronology, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.indications <> '' AND substr(new.indications, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.measures <> '' AND substr(new.measures, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.request <> '' AND substr(new.request, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.sent_proof <> '' AND substr(new.sent_proof, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.end_reason <> '' AND substr(new.end_reason, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER referral_entries__sealed_insert BEFORE INSERT ON referral_entries
WHEN (
    (new.person <> '' AND substr(new.person, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = (SELECT case_id FROM referrals WHERE id = new.referral_id) AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER referral_entries__sealed_update BEFORE UPDATE OF person, note ON referral_entries
WHEN (
    (new.person <> '' AND substr(new.person, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = (SELECT case_id FROM referrals WHERE id = new.referral_id) AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER tasks__sealed_insert BEFORE INSERT ON tasks
WHEN (
    (new.title <> '' AND substr(new.title, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.result <> '' AND substr(new.result, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER tasks__sealed_update BEFORE UPDATE OF title, result ON tasks
WHEN (
    (new.title <> '' AND substr(new.title, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.result <> '' AND substr(new.result, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER case_entities__sealed_insert BEFORE INSERT ON case_entities
WHEN new.source_note <> '' AND substr(new.source_note, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER case_entities__sealed_update BEFORE UPDATE OF source_note ON case_entities
WHEN new.source_note <> '' AND substr(new.source_note, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER handovers__sealed_insert BEFORE INSERT ON handovers
WHEN new.reason <> '' AND substr(new.reason, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER handovers__sealed_update BEFORE UPDATE OF reason ON handovers
WHEN new.reason <> '' AND substr(new.reason, 1, 10) <> char(1) || 'sealed:1:'
  AND EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER presented_documents__sealed_insert BEFORE INSERT ON presented_documents
WHEN (
    (new.held_reason <> '' AND substr(new.held_reason, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = (SELECT case_id FROM subjects WHERE id = new.subject_id) AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER presented_documents__sealed_update BEFORE UPDATE OF held_reason, note ON presented_documents
WHEN (
    (new.held_reason <> '' AND substr(new.held_reason, 1, 10) <> char(1) || 'sealed:1:')
    OR (new.note <> '' AND substr(new.note, 1, 10) <> char(1) || 'sealed:1:')
  )
  AND EXISTS (SELECT 1 FROM cases WHERE id = (SELECT case_id FROM subjects WHERE id = new.subject_id) AND confidentiality = 'secret') BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;

-- A complete assessment is kept as it is; that its texts are sealed or opened again changes nothing in it.
DROP TRIGGER assessments__complete_kept;
CREATE TRIGGER assessments__complete_kept
BEFORE UPDATE OF
  uuid, case_id, subject_id, screening_set_id, scope, state, assessed_at, recorded_at, officer_id, colour, is_smuggling,
  result, warnings, version
ON assessments WHEN old.state = 'complete' BEGIN
  SELECT RAISE(ABORT, 'a complete assessment is kept as it is');
END;
CREATE TRIGGER assessments__complete_texts_kept
BEFORE UPDATE OF answers, urgent_flags, protective_facts, note ON assessments
WHEN old.state = 'complete' AND (
  (new.answers IS NOT old.answers AND char(1) NOT IN (substr(new.answers, 1, 1), substr(old.answers, 1, 1)))
  OR (
    new.urgent_flags IS NOT old.urgent_flags
    AND char(1) NOT IN (substr(new.urgent_flags, 1, 1), substr(old.urgent_flags, 1, 1))
  )
  OR (
    new.protective_facts IS NOT old.protective_facts
    AND char(1) NOT IN (substr(new.protective_facts, 1, 1), substr(old.protective_facts, 1, 1))
  )
  OR (
    new.note IS NOT old.note
    AND char(1) NOT IN (coalesce(substr(new.note, 1, 1), ''), coalesce(substr(old.note, 1, 1), ''))
  )
) BEGIN
  SELECT RAISE(ABORT, 'a complete assessment is kept as it is');
END;

-- Files of a secret case are sealed before their row is written.
CREATE TRIGGER evidence__file_sealed BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND confidentiality = 'secret')
  AND EXISTS (SELECT 1 FROM files WHERE id IN (new.file_id, new.shown_file_id) AND sealed_sha256 IS NULL) BEGIN
  SELECT RAISE(ABORT, 'CASE_FILE_NOT_SEALED');
END;

-- What a paper of a secret case was made from, and its file.
CREATE TRIGGER issued_documents__sealed_insert BEFORE INSERT ON issued_documents
WHEN (substr(new.inputs, 1, 10) <> char(1) || 'sealed:1:'
    OR EXISTS (SELECT 1 FROM files WHERE id = new.file_id AND sealed_sha256 IS NULL)) AND (
    (new.document_type = 'caseSummary' AND EXISTS (
      SELECT 1 FROM cases WHERE uuid = new.subject_uuid AND confidentiality = 'secret'))
    OR (new.document_type IN ('deferralNotice') AND EXISTS (
      SELECT 1 FROM decisions origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
    OR (new.document_type IN ('documentReceipt', 'handoverRecord') AND EXISTS (
      SELECT 1 FROM handovers origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
    OR (new.document_type IN ('interviewRecord') AND EXISTS (
      SELECT 1 FROM interviews origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
    OR (new.document_type IN ('referralLetter', 'referralAnnex', 'replySlip') AND EXISTS (
      SELECT 1 FROM referrals origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
  ) BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
CREATE TRIGGER issued_documents__sealed_update BEFORE UPDATE OF inputs ON issued_documents
WHEN substr(new.inputs, 1, 10) <> char(1) || 'sealed:1:'
  AND (
    (new.document_type = 'caseSummary' AND EXISTS (
      SELECT 1 FROM cases WHERE uuid = new.subject_uuid AND confidentiality = 'secret'))
    OR (new.document_type IN ('deferralNotice') AND EXISTS (
      SELECT 1 FROM decisions origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
    OR (new.document_type IN ('documentReceipt', 'handoverRecord') AND EXISTS (
      SELECT 1 FROM handovers origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
    OR (new.document_type IN ('interviewRecord') AND EXISTS (
      SELECT 1 FROM interviews origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
    OR (new.document_type IN ('referralLetter', 'referralAnnex', 'replySlip') AND EXISTS (
      SELECT 1 FROM referrals origin JOIN cases ON cases.id = origin.case_id
      WHERE origin.uuid = new.subject_uuid AND cases.confidentiality = 'secret'))
  ) BEGIN
  SELECT RAISE(ABORT, 'CASE_TEXT_NOT_SEALED');
END;
