import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { z } from 'zod'
import type {
  DocumentDetail,
  IssuedDocument,
  numberChoice,
  PaperOptions,
  PaperPreview,
} from '#shared/features/document/document.schema.ts'
import {
  canIssue,
  choicesFor,
  isCasePaper,
  isRepeatable,
  wantsProof,
} from '#shared/features/document/document.rules.ts'
import { canReplace } from '#shared/features/document/signed-document.rules.ts'
import { documentType } from '#shared/features/number/number.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { takeNumber } from '#main/features/number/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import {
  keepProof,
  letterSerial,
  proofReadiness,
  signPaper,
  type PaperProof,
} from '#main/features/proof/index.ts'
import { lastCheckpointCode } from '#main/platform/checkpoint.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { storePaper } from './paper-file.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { getDocument, readDetail, toIssued } from './document.service.ts'
import { endDocument, insertDocument, listValidDocuments, type DocumentRecord } from './document.repo.ts'
import { freezeInputs } from './frozen-inputs.ts'
import { paperOf } from './papers.ts'
import {
  assemble,
  checkedData,
  nextSerial,
  pageCountOf,
  setPdf,
  unprintableIn,
  type Assembled,
  type Request,
} from './typeset.service.ts'

type NumberChoice = z.output<typeof numberChoice>

const currentOf = (context: OfficerContext, { type, subjectId }: Request): DocumentRecord | undefined =>
  isRepeatable(type) ? undefined : listValidDocuments(context.db, type, [subjectId])[0]

/** The pages as they would be, marked as a draft, and everything that stands in the way of issuing. */
export const previewPaper = (
  context: OfficerContext,
  request: Request & { shownNumber: string | null },
): PaperPreview => {
  const assembled = assemble(context, request)
  const { prepared, inUse } = assembled
  const serial = nextSerial(context.db, prepared)
  const withProof = wantsProof(request.type, request.options, getOffice(context.db).preferences)
  const readiness = withProof ? proofReadiness(context) : 'notStarted'
  const { data, faults } = checkedData(assembled, {
    draft: true,
    number: choicesFor(request.type).number ? request.shownNumber : null,
    serial,
    proof: readiness === 'ready' ? { picture: null, shortCode: null } : null,
  })
  const current = currentOf(context, request)
  return {
    pages:
      data === undefined
        ? []
        : context.service
            .typesetter()
            .pages(inUse.template, data, { checkpoint: lastCheckpointCode(context.db) }),
    label: prepared.label,
    origin: prepared.origin,
    datedOn: prepared.datedOn,
    ownNumber: prepared.ownNumber,
    serial,
    paper: prepared.size,
    missing: [...prepared.missing, ...faults],
    withProof,
    warnings: [
      ...prepared.warnings,
      ...(readiness === 'noValidKey' ? [{ code: 'proofKeyMissing' as const, data: {} }] : []),
      ...(readiness === 'notStarted' && request.options.withProof
        ? [{ code: 'proofNotStarted' as const, data: {} }]
        : []),
    ],
    unprintable: data === undefined ? null : unprintableIn(context, assembled, data),
    subjectRevoked: prepared.subjectRevoked,
    current: current ? toIssued(current) : null,
  }
}

type Issuing = {
  assembled: Assembled
  datedOn: PlainDate
  number: NumberChoice
  batchId: string | null
  supersedesRowId: number | null
}

/** Checks everything that can be said before a number is taken. */
export const assertIssuable = (
  context: OfficerContext,
  request: Request & { number: NumberChoice },
  replaces?: DocumentRecord,
): Assembled & { datedOn: PlainDate } => {
  const assembled = assemble(context, request)
  const { prepared } = assembled
  const draft = checkedData(assembled, {
    draft: true,
    number: null,
    serial: nextSerial(context.db, prepared),
  })
  const current = currentOf(context, request)
  assertAllowed(
    canIssue({
      type: request.type,
      number: request.number,
      missing: [...prepared.missing, ...draft.faults],
      subjectRevoked: prepared.subjectRevoked,
      currentId: current === undefined || current.rowId === replaces?.rowId ? null : current.id,
    }),
  )
  const { datedOn } = prepared
  if (datedOn === null) throw new Error('a complete paper has a day')
  return { ...assembled, datedOn }
}

/**
 * Takes the number, sets the paper, stores its bytes and writes its rows, all inside the change that is open: when it
 * fails nothing is left but bytes that nobody refers to, never a number without a paper.
 */
export const issueInside = (
  context: OfficerContext,
  db: WriteDb,
  { assembled, datedOn, number, batchId, supersedesRowId }: Issuing,
  id: IssuedDocument['id'],
): { data: unknown } => {
  const { prepared, type, subjectId, options, inUse } = assembled
  const issuedAt = context.now()
  const taken = takenNumber(db, assembled, number, datedOn, issuedAt)
  const serial = nextSerial(db, prepared)
  const given = taken?.number ?? null
  const proof = proofOf(context, db, assembled, { number: given, serial, datedOn })
  const { data, faults } = checkedData(assembled, { draft: false, number: given, serial, proof })
  if (data === undefined)
    throw new DomainError('DOCUMENT_INCOMPLETE', { missing: faults.map(({ field }) => field) })
  const checkpoint = lastCheckpointCode(context.db)
  const pdf = setPdf(context, assembled, data, { createdAt: issuedAt, checkpoint })
  const name = `${prepared.label.slice(0, 100)} ${datedOn}.pdf`
  const file = storePaper(context, db, { type, subjectId }, pdf, name)
  const typesetter = context.service.typesetter()
  const rowId = insertDocument(db, {
    id,
    type,
    subjectId,
    label: prepared.label,
    numberId: taken?.numberId ?? null,
    number: taken?.number ?? prepared.ownNumber,
    serial,
    datedOn,
    issuedAt,
    issuedBy: context.officer.id,
    template: inUse.mark,
    templateDigest: typesetter.templateDigest(inUse.template),
    inputs: freezeInputs({ title: prepared.label, options, data, checkpoint }, prepared.pictures),
    fileRowId: insertFile(db, file),
    pageCount: pageCountOf(context, assembled, data),
    batchId,
    supersedesRowId,
  })
  if (proof) keepProof(db, rowId, proof)
  return { data }
}

/** The signed code of a paper that carries one; null where the office has no key that is valid today. */
const proofOf = (
  context: OfficerContext,
  db: WriteDb,
  { type, prepared, options }: Assembled,
  { number, serial, datedOn }: { number: string | null; serial: string | null; datedOn: PlainDate },
): PaperProof | null => {
  if (!wantsProof(type, options, getOffice(db).preferences)) return null
  if (type !== 'certificate') {
    const facts = { number: number ?? prepared.ownNumber, datedOn, serial: letterSerial() }
    return signPaper(context, db, { kind: type, ...facts }) ?? null
  }
  const { provenFor } = prepared
  if (!provenFor || serial === null) return null
  return signPaper(context, db, { kind: type, number, datedOn, serial, ...provenFor }) ?? null
}

const takenNumber = (
  db: WriteDb,
  { type }: Assembled,
  number: NumberChoice,
  datedOn: PlainDate,
  recordedAt: number,
): { numberId: number; number: string } | undefined => {
  const numbered = documentType.safeParse(type)
  if (number.kind === 'none' || !numbered.success) return undefined
  const external = number.kind === 'external' ? number.external : null
  return takeNumber(db, { documentType: numbered.data, datedOn, recordedAt, external })
}

/** The records in whose history an issued paper stands. */
export const aboutPaper = (
  context: OfficerContext,
  id: string,
  { type, subjectId }: Pick<Request, 'type' | 'subjectId'>,
): Subject[] => [{ kind: 'document', id }, paperOf(type).recordOf(context, subjectId)]

export const issueDocument = (
  context: OfficerContext,
  input: Request & { number: NumberChoice },
): DocumentDetail => {
  const { datedOn, ...assembled } = assertIssuable(context, input)
  const id = newId('Document')
  context.change(aboutPaper(context, id, input), (db) =>
    issueInside(
      context,
      db,
      { assembled, datedOn, number: input.number, batchId: null, supersedesRowId: null },
      id,
    ),
  )
  return readDetail(context, id)
}

export type PaperKind = 'office' | 'case'

/** The rights on papers of the office and on papers of cases differ; neither way reaches the other's papers. */
export const getDocumentOf = (context: OfficerContext, id: string, kind: PaperKind): DocumentRecord => {
  const document = getDocument(context, id)
  if (isCasePaper(document.type) !== (kind === 'case'))
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'document' })
  return document
}

type Ending = { id: string; reason: string; acknowledgesSigned: boolean }

/** The records may have been corrected since; the paper is put together anew and takes the old one's place. */
export const reissueDocument = (
  context: OfficerContext,
  input: Ending & { options: PaperOptions; number: NumberChoice },
  kind: PaperKind,
): DocumentDetail => {
  const old = getDocumentOf(context, input.id, kind)
  assertAllowed(canReplace(old, input.acknowledgesSigned))
  const request = { type: old.type, subjectId: old.subjectId, options: input.options, number: input.number }
  const { datedOn, ...assembled } = assertIssuable(context, request, old)
  const id = newId('Document')
  context.change(
    [...aboutPaper(context, id, request), { kind: 'document', id: old.id }],
    (db) => {
      endOrRefuse(db, old, 'superseded', input.reason)
      issueInside(
        context,
        db,
        { assembled, datedOn, number: input.number, batchId: null, supersedesRowId: old.rowId },
        id,
      )
    },
    input.reason,
  )
  return readDetail(context, id)
}

export const revokeDocument = (context: OfficerContext, input: Ending, kind: PaperKind): DocumentDetail => {
  const document = getDocumentOf(context, input.id, kind)
  assertAllowed(canReplace(document, input.acknowledgesSigned))
  context.change(
    aboutPaper(context, document.id, document),
    (db) => endOrRefuse(db, document, 'revoked', input.reason),
    input.reason,
  )
  return readDetail(context, input.id)
}

const endOrRefuse = (
  db: WriteDb,
  document: DocumentRecord,
  state: 'superseded' | 'revoked',
  reason: string,
): void => {
  if (!endDocument(db, document, state, reason)) {
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'document' })
  }
}
