import { DomainError } from '#shared/kernel/errors.ts'
import type { z } from 'zod'
import type {
  DocumentBatch,
  IssuedDocument,
  numberChoice,
  PaperOptions,
} from '#shared/features/document/document.schema.ts'
import type { BatchType } from '#shared/features/document/batch-run.schema.ts'
import { largestBatch } from '#shared/features/document/document.contract.ts'
import { certificateData } from '#shared/features/document/papers/certificate.schema.ts'
import { deferralNoticeData } from '#shared/features/document/papers/deferral-notice.schema.ts'
import { interviewRecordData } from '#shared/features/document/papers/interview-record.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { getCase } from '#main/features/case/index.ts'
import { listDecisionsOf, type DecisionRecord } from '#main/features/decision/index.ts'
import { getDecree } from '#main/features/designation/index.ts'
import { templateInUse } from '#main/features/template/index.ts'
import { getSubjectByRowId, listSubjectsOfCase } from '#main/features/subject/index.ts'
import { getVillagesByRowId } from '#main/features/village/index.ts'
import { lastCheckpointCode } from '#main/platform/checkpoint.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import { storePaper } from './paper-file.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext, Scope } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { insertBatch, listValidDocuments } from './document.repo.ts'
import { getDocument, toIssued } from './document.service.ts'
import { aboutPaper, assertIssuable, issueInside } from './issue.service.ts'
import { listInterviewSources } from './interview-source.repo.ts'
import { initialsOfSubject } from './papers/case-parts.ts'
import { combineCertificates } from './papers/certificate.paper.ts'
import { combineDeferralNotices, isDeferral } from './papers/deferral-notice.paper.ts'
import { combineInterviewRecords } from './papers/interview-record.paper.ts'

type Skipped<Reason> = { label: string; reason: Reason }
type Issued<Reason> = { batch: DocumentBatch; issued: IssuedDocument[]; skipped: Skipped<Reason>[] }
type OwnNumber = Exclude<z.output<typeof numberChoice>, { kind: 'external' }>

/** What a batch is made of: which sheets are left, what is passed over, and how one file holds them all. */
export type BatchPlan<Reason> = {
  type: BatchType
  subjectIds: string[]
  skipped: Skipped<Reason>[]
  label: string
  about: Subject
}

const combining: Record<BatchType, (sheets: readonly unknown[]) => unknown> = {
  certificate: (sheets) => combineCertificates(sheets.map((sheet) => certificateData.parse(sheet))),
  interviewRecord: (sheets) =>
    combineInterviewRecords(sheets.map((sheet) => interviewRecordData.parse(sheet))),
  deferralNotice: (sheets) => combineDeferralNotices(sheets.map((sheet) => deferralNoticeData.parse(sheet))),
}

/** One file that holds these sheets. */
export const combinedData = (type: BatchType, sheets: readonly unknown[]): unknown => combining[type](sheets)

/** The villages of a decree that have no certificate yet. */
export const planCertificates = (
  { db }: OfficerContext,
  decreeId: string,
  options: PaperOptions,
): BatchPlan<'alreadyIssued' | 'ended'> => {
  const decree = getDecree(db, decreeId)
  const designations = [...decree.designations].sort((first, second) => first.position - second.position)
  const held = new Set(
    listValidDocuments(
      db,
      'certificate',
      designations.map(({ id }) => id),
    ).map(({ subjectId }) => subjectId),
  )
  const titles = new Map(
    getVillagesByRowId(
      db,
      designations.map(({ villageRowId }) => villageRowId),
    ).map((village) => [village.rowId, villageTitle(village)]),
  )
  const skipped: Skipped<'alreadyIssued' | 'ended'>[] = []
  const wanted = designations.filter(({ id, villageRowId, endedOn }) => {
    const reason = held.has(id) ? 'alreadyIssued' : endedOn === null ? undefined : 'ended'
    if (reason) skipped.push({ label: titles.get(villageRowId) ?? '', reason })
    return reason === undefined
  })
  if (wanted.length === 0) throw new DomainError('DOCUMENT_NOTHING_TO_ISSUE')
  return {
    type: 'certificate',
    subjectIds: wanted.map(({ id }) => id),
    skipped,
    label: `${options.title} ${decree.number ?? decree.subject}`,
    about: { kind: 'decree', id: decree.id },
  }
}

/** The finished interviews of a case that have no record yet. */
export const planInterviewRecords = (
  { db, scope }: OfficerContext,
  caseId: string,
): BatchPlan<'alreadyIssued' | 'notFinished'> => {
  const record = getCase(db, scope, caseId)
  const interviews = listInterviewSources(db, scope, record.rowId, largestBatch)
  const held = new Set(
    listValidDocuments(
      db,
      'interviewRecord',
      interviews.map(({ id }) => id),
    ).map(({ subjectId }) => subjectId),
  )
  const skipped: Skipped<'alreadyIssued' | 'notFinished'>[] = []
  const wanted = interviews.filter(({ id, state, subjectRowId }) => {
    const reason = held.has(id) ? 'alreadyIssued' : state === 'finished' ? undefined : 'notFinished'
    if (reason) skipped.push({ label: initialsOfSubject(getSubjectByRowId(db, subjectRowId)), reason })
    return reason === undefined
  })
  if (wanted.length === 0) throw new DomainError('DOCUMENT_NOTHING_TO_ISSUE')
  return {
    type: 'interviewRecord',
    subjectIds: wanted.map(({ id }) => id),
    skipped,
    label: `Berita acara wawancara ${record.number}`,
    about: { kind: 'case', id: record.id },
  }
}

/** The letters of all deferrals of a case that are in force and have none yet, in the order of its people. */
export const planDeferralNotices = ({ db, scope }: OfficerContext, caseId: string): BatchPlan<never> => {
  const record = getCase(db, scope, caseId)
  const subjectIds = listNoticesToIssue(db, scope, record.rowId).map(({ id }) => id)
  if (subjectIds.length === 0) throw new DomainError('DOCUMENT_NOTHING_TO_ISSUE')
  return {
    type: 'deferralNotice',
    subjectIds: subjectIds.slice(0, largestBatch),
    skipped: [],
    label: `Pemberitahuan penundaan ${record.number}`,
    about: { kind: 'case', id: record.id },
  }
}

export const listNoticesToIssue = (db: ReadDb, scope: Scope, caseRowId: number): DecisionRecord[] => {
  const positions = new Map(
    listSubjectsOfCase(db, scope, caseRowId).map(({ rowId, position }) => [rowId, position]),
  )
  const deferrals = listDecisionsOf(db, scope, caseRowId)
    .filter(({ kind, state }) => isDeferral(kind) && state === 'inForce')
    .sort(
      (first, second) => (positions.get(first.subjectRowId) ?? 0) - (positions.get(second.subjectRowId) ?? 0),
    )
  const held = new Set(
    listValidDocuments(
      db,
      'deferralNotice',
      deferrals.map(({ id }) => id),
    ).map(({ subjectId }) => subjectId),
  )
  return deferrals.filter(({ id }) => !held.has(id))
}

/**
 * Certificates for every village of a decree that has none yet: single papers and one file with all of them, in one
 * change. One village that lacks a value stops the whole batch, so that no half batch is handed over.
 */
export const issueBatch = (
  context: OfficerContext,
  { decreeId, options, number }: { decreeId: string; options: PaperOptions; number: OwnNumber },
): Issued<'alreadyIssued' | 'ended'> => {
  const plan = planCertificates(context, decreeId, options)
  return { ...issueTogether(context, { ...plan, options, number }), skipped: plan.skipped }
}

/**
 * Records of all finished interviews of a case that have none yet: every person gets his own, made from one template,
 * and all of them stand in one file.
 */
export const issueInterviewRecords = (
  context: OfficerContext,
  { caseId, options, number }: { caseId: string; options: PaperOptions; number: OwnNumber },
): Issued<'alreadyIssued' | 'notFinished'> => {
  const plan = planInterviewRecords(context, caseId)
  return { ...issueTogether(context, { ...plan, options, number }), skipped: plan.skipped }
}

type Together = Omit<BatchPlan<unknown>, 'skipped'> & { options: PaperOptions; number: OwnNumber }

/** Single papers and one file of them all, in one change: one that lacks a value stops the whole batch. */
const issueTogether = (
  context: OfficerContext,
  { type, subjectIds, options, number, label, about }: Together,
): Omit<Issued<never>, 'skipped'> => {
  const ready = subjectIds.map((subjectId) => ({
    id: newId('Document'),
    ...assertIssuable(context, { type, subjectId, options, number }),
  }))
  const batchId = newId('Batch')
  const concerned = ready.flatMap((paper) => aboutPaper(context, paper.id, paper))
  context.change([about, ...concerned.filter(({ id }) => id !== about.id)], (write) => {
    const sheets = ready.map(
      ({ id, datedOn, ...assembled }) =>
        issueInside(context, write, { assembled, datedOn, number, batchId, supersedesRowId: null }, id).data,
    )
    const issuedAt = context.now()
    const pdf = context.service
      .typesetter()
      .pdf(templateInUse(context.db, type).template, combinedData(type, sheets), {
        createdAt: issuedAt,
        title: label,
        checkpoint: lastCheckpointCode(context.db),
      })
    const [subjectId = ''] = subjectIds
    const file = storePaper(context, write, { type, subjectId }, pdf, `${label.slice(0, 100)}.pdf`)
    insertBatch(write, {
      id: batchId,
      type,
      label,
      fileRowId: insertFile(write, file),
      documentCount: sheets.length,
      issuedAt,
    })
  })
  return {
    batch: { id: batchId, label, documentCount: ready.length, issuedAt: new Date(context.now()) },
    issued: ready.map(({ id }) => toIssued(getDocument(context, id))),
  }
}
