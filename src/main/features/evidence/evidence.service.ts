import type { z } from 'zod'
import type { evidenceContract } from '#shared/features/evidence/evidence.contract.ts'
import { canObtainOn, canUseEvidence } from '#shared/features/evidence/evidence.rules.ts'
import {
  type Evidence,
  type EvidenceListInput,
  type EvidenceListPage,
  largestEvidenceList,
} from '#shared/features/evidence/evidence.schema.ts'
import type { CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import {
  assertCaseOpen,
  getCase,
  getCaseByRowId,
  recordCaseEvent,
  refreshCase,
} from '#main/features/case/index.ts'
import { getSubject } from '#main/features/subject/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { storeCaseFile } from '#main/platform/files.ts'
import { findFile, insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext, Scope } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { examineFile } from './evidence-file.service.ts'
import {
  countEvidence,
  type EvidenceRecord,
  findEvidence,
  findSameEvidence,
  insertEvidence,
  listEvidence,
  updateEvidence,
} from './evidence.repo.ts'

type Contract = typeof evidenceContract
type InputOf<Name extends 'add' | 'save' | 'withdraw' | 'export'> = z.output<
  NonNullable<Contract[Name]['~orpc']['inputSchema']>
>

/**
 * Evidence of a case somebody in this scope may see.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getEvidence = (db: ReadDb, scope: Scope, id: string): EvidenceRecord => {
  const found = findEvidence(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'evidence' })
  return found
}

const toEvidence = ({
  rowId: _rowId,
  caseRowId: _caseRowId,
  subjectRowId: _subjectRowId,
  fileRowId: _fileRowId,
  shownFileRowId: _shownFileRowId,
  ...evidence
}: EvidenceRecord): Evidence => evidence

export const readEvidence = ({ db, scope }: OfficerContext, id: string): Evidence =>
  toEvidence(getEvidence(db, scope, id))

export const listEvidencePage = (
  { db, scope }: OfficerContext,
  input: EvidenceListInput,
): EvidenceListPage => {
  const { rowId: caseRowId } = getCase(db, scope, input.caseId)
  const subjectRowId = input.subjectId === null ? null : getSubject(db, scope, input.subjectId).rowId
  const narrowing = { caseRowId, subjectRowId, withdrawn: input.withdrawn }
  const found = listEvidence(db, scope, narrowing, input, decodeCursor(input.cursor))
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  const count = (withdrawn: boolean): number => countEvidence(db, scope, { ...narrowing, withdrawn })
  return {
    items: page.map(toEvidence),
    nextCursor: found.length > page.length && last ? encodeCursor([last.rowId]) : null,
    total: count(input.withdrawn),
    withdrawnTotal: count(true),
  }
}

const bytesOf = ({ db, blobs }: OfficerContext, fileRowId: number): File => {
  const file = findFile(db, fileRowId)
  if (!file) throw new DomainError('FILE_DAMAGED')
  const content = new Uint8Array(blobs.get(file.blobId))
  return new File([content], file.name, { type: file.mediaType, lastModified: file.recordedAt })
}

/** @throws DomainError RECORD_NOT_FOUND, EVIDENCE_WITHDRAWN, FILE_DAMAGED */
export const showEvidence = (context: OfficerContext, id: string): File => {
  const evidence = getEvidence(context.db, context.scope, id)
  assertAllowed(canUseEvidence(evidence))
  return bytesOf(context, evidence.shownFileRowId ?? evidence.fileRowId)
}

/** The person of a fact, who must belong to the same case. */
const subjectRowIdIn = (
  { db, scope }: OfficerContext,
  caseRowId: number,
  subjectId: string | null,
): number | null => {
  if (subjectId === null) return null
  const subject = getSubject(db, scope, subjectId)
  if (subject.caseRowId !== caseRowId) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
  return subject.rowId
}

const about = ({ id, caseId }: { id: string; caseId: string }) => [
  { kind: 'case', id: caseId },
  { kind: 'evidence', id },
]

type Told = Pick<EvidenceRecord, 'id' | 'kind' | 'caseRowId' | 'subjectRowId'>

const tell = (db: WriteDb, context: OfficerContext, kind: CaseEventKind, evidence: Told): void => {
  const now = context.now()
  recordCaseEvent(db, {
    caseRowId: evidence.caseRowId,
    kind,
    occurredAt: now,
    recordedAt: now,
    officerRowId: context.officer.id,
    ...(evidence.subjectRowId === null ? {} : { subjectRowId: evidence.subjectRowId }),
    record: { kind: 'evidence', id: evidence.id },
    data: { evidence: evidence.kind },
  })
  refreshCase(db, evidence.caseRowId, now)
}

export const addEvidence = async (
  context: OfficerContext,
  { caseId, file, subjectId, ...facts }: InputOf<'add'>,
): Promise<Evidence> => {
  const { db, scope } = context
  const record = getCase(db, scope, caseId)
  assertCaseOpen(record)
  assertAllowed(canObtainOn(facts, context.today()))
  const subjectRowId = subjectRowIdIn(context, record.rowId, subjectId)
  const all = { caseRowId: record.rowId, subjectRowId: null }
  const kept = countEvidence(db, scope, { ...all, withdrawn: false })
  if (kept >= largestEvidenceList) throw new DomainError('EVIDENCE_FULL', { maximum: largestEvidenceList })
  const { content, copy, pageCount, sha256, ...named } = await examineFile(file)
  // Asked after the wait: two windows may send the same file.
  assertCaseOpen(getCase(db, scope, caseId))
  const same = findSameEvidence(db, record.rowId, sha256)
  if (same) throw new DomainError('EVIDENCE_ALREADY_KEPT', { title: same.title })
  const id = newId('Evidence')
  context.change(about({ id, caseId }), (write) => {
    const keep = (bytes: Uint8Array): number =>
      insertFile(write, storeCaseFile(context, write, record.rowId, { ...named, content: bytes }))
    insertEvidence(write, {
      ...facts,
      uuid: id,
      caseId: record.rowId,
      subjectId: subjectRowId,
      fileId: keep(content),
      shownFileId: copy ? keep(copy) : null,
      pageCount,
      recordedAt: context.now(),
      recordedBy: context.officer.id,
    })
    tell(write, context, 'evidenceAdded', {
      id,
      kind: facts.kind,
      caseRowId: record.rowId,
      subjectRowId,
    })
  })
  return readEvidence(context, id)
}

/** @throws DomainError RECORD_NOT_FOUND, RECORD_CHANGED_MEANWHILE, EVIDENCE_WITHDRAWN, CASE_CLOSED, CASE_MERGED */
const getEvidenceToChange = (
  { db, scope }: OfficerContext,
  { id, version }: { id: string; version: number },
): EvidenceRecord => {
  const evidence = getEvidence(db, scope, id)
  assertCaseOpen(getCaseByRowId(db, evidence.caseRowId))
  assertAllowed(canUseEvidence(evidence))
  if (evidence.version !== version) throw outdated()
  return evidence
}

const outdated = (): DomainError => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'evidence' })

export const saveEvidence = (
  context: OfficerContext,
  { id, version, subjectId, ...facts }: InputOf<'save'>,
): Evidence => {
  const evidence = getEvidenceToChange(context, { id, version })
  assertAllowed(canObtainOn(facts, context.today()))
  const subjectRowId = subjectRowIdIn(context, evidence.caseRowId, subjectId)
  context.change(about(evidence), (db) => {
    if (!updateEvidence(db, evidence, { ...facts, subjectId: subjectRowId })) throw outdated()
    tell(db, context, 'evidenceChanged', { ...evidence, kind: facts.kind, subjectRowId })
  })
  return readEvidence(context, id)
}

/** Takes it out of the case's evidence. File, facts and reason stay. */
export const withdrawEvidence = (
  context: OfficerContext,
  { reason, ...target }: InputOf<'withdraw'>,
): Evidence => {
  const evidence = getEvidenceToChange(context, target)
  context.change(
    about(evidence),
    (db) => {
      const changes = { withdrawnAt: context.now(), withdrawalReason: reason }
      if (!updateEvidence(db, evidence, changes)) throw outdated()
      tell(db, context, 'evidenceWithdrawn', evidence)
    },
    reason,
  )
  return readEvidence(context, target.id)
}

/** The original leaves the program; also from a closed case, and also when it was withdrawn. */
export const exportEvidence = (context: OfficerContext, { id, reason }: InputOf<'export'>): File => {
  const evidence = getEvidence(context.db, context.scope, id)
  // Read first: what cannot be handed out is not told to have left.
  const file = bytesOf(context, evidence.fileRowId)
  context.change(about(evidence), (db) => tell(db, context, 'evidenceExported', evidence), reason)
  return file
}
