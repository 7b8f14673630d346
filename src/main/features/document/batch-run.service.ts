import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { canContinueRun } from '#shared/features/document/batch-run.rules.ts'
import type {
  BatchAbout,
  BatchChoices,
  BatchEvent,
  BatchRun,
  BatchType,
} from '#shared/features/document/batch-run.schema.ts'
import type { DocumentBatch } from '#shared/features/document/document.schema.ts'
import { isCasePaper } from '#shared/features/document/document.rules.ts'
import { seesCase } from '#main/features/case/index.ts'
import { lastCheckpointCode } from '#main/platform/checkpoint.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import { pdfInThread } from '#main/platform/documents/typeset-thread.ts'
import { storePaper } from './paper-file.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import { codeOf, framesOf } from '#main/platform/log.ts'
import { templateByMark } from '#main/features/template/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  combinedData,
  planCertificates,
  planDeferralNotices,
  planInterviewRecords,
  type BatchPlan,
} from './batch.service.ts'
import {
  endRun,
  findRun,
  insertRun,
  listOpenRuns,
  listSheets,
  setRunState,
  setSheetState,
  type RunRecord,
  type SheetRecord,
} from './batch-run.repo.ts'
import { findDocumentByRowId, insertBatch, listValidDocuments } from './document.repo.ts'
import { assertReadable, thaw } from './document.service.ts'
import { aboutPaper, assertIssuable, issueInside, type PaperKind } from './issue.service.ts'
import { paperOf } from './papers.ts'

const largestOpenList = 20

const aboutOf = ({ choices }: { choices: BatchChoices }): Subject => choices.about

const labelOf = (context: OfficerContext, { type, choices }: RunRecord, { subjectId }: SheetRecord): string =>
  paperOf(type).prepare(context, subjectId, choices.options).label

const toRun = (context: OfficerContext, record: RunRecord): BatchRun => {
  const { rowId, choices: _choices, ...run } = record
  const sheets = listSheets(context.db, rowId)
  const count = (state: SheetRecord['state']): number =>
    sheets.filter((sheet) => sheet.state === state).length
  const failed = sheets.find(({ state }) => state === 'failed')
  return {
    ...run,
    total: sheets.length,
    issued: count('issued'),
    skipped: count('skipped'),
    failed: failed ? { label: labelOf(context, record, failed), code: failed.reason ?? '' } : null,
  }
}

const isAboutSeen = ({ db, scope }: OfficerContext, { choices: { about } }: RunRecord): boolean =>
  about.kind !== 'case' || seesCase(db, scope, about.id)

/** A run belongs to the papers of the office or to those of cases; neither way reaches the other's. */
const getRunOf = (context: OfficerContext, id: string, kind: PaperKind): RunRecord => {
  const run = findRun(context.db, id)
  if (!run || isCasePaper(run.type) !== (kind === 'case') || !isAboutSeen(context, run))
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'batch' })
  return run
}

const planOf = (
  context: OfficerContext,
  type: BatchType,
  { about, options }: BatchChoices,
): BatchPlan<unknown> => {
  if (type === 'certificate') return planCertificates(context, about.id, options)
  return type === 'interviewRecord'
    ? planInterviewRecords(context, about.id)
    : planDeferralNotices(context, about.id)
}

export const startRun = (context: OfficerContext, type: BatchType, choices: BatchChoices): BatchRun => {
  const { about } = choices
  const plan = planOf(context, type, choices)
  const [open] = listOpenRuns(context.db, about.id, 1)
  if (open) throw new DomainError('BATCH_RUN_OPEN', { id: open.id })
  const id = newId('BatchRun')
  context.change([plan.about], (db) =>
    insertRun(
      db,
      {
        id,
        type: plan.type,
        label: plan.label,
        choices,
        startedAt: context.now(),
        startedBy: context.officer.id,
      },
      plan.subjectIds.map((subjectId) => ({ id: newId('BatchSheet'), subjectId })),
    ),
  )
  return toRun(context, getRunOf(context, id, about.kind === 'case' ? 'case' : 'office'))
}

export const readOpenRuns = (context: OfficerContext, subjectId: BatchAbout['id']): BatchRun[] =>
  listOpenRuns(context.db, subjectId, largestOpenList)
    .filter((run) => isAboutSeen(context, run))
    .map((run) => {
      assertReadable(context, run.type)
      return toRun(context, run)
    })

export const discardRun = (context: OfficerContext, id: string, kind: PaperKind): BatchRun => {
  const run = getRunOf(context, id, kind)
  assertAllowed(canContinueRun(run))
  context.change([aboutOf(run)], (db) => setRunState(db, run.rowId, 'discarded', context.now()))
  return toRun(context, getRunOf(context, id, kind))
}

/**
 * Issues the sheets that are left, a change for each: what is issued stays issued whatever happens to the next one. At
 * the end, one file that holds them all.
 *
 * @throws DomainError RECORD_NOT_FOUND, BATCH_RUN_ENDED
 */
export const continueRun = (
  context: OfficerContext,
  id: string,
  kind: PaperKind,
  signal?: AbortSignal,
): AsyncGenerator<BatchEvent> => {
  const run = getRunOf(context, id, kind)
  assertAllowed(canContinueRun(run))
  context.change([aboutOf(run)], (db) => setRunState(db, run.rowId, 'running'))
  return runSheets(context, run, signal)
}

/** Whether the run is still the one that goes on: somebody may have given it up from another window. */
const isUnderWay = (context: OfficerContext, run: RunRecord): boolean =>
  findRun(context.db, run.id)?.state === 'running'

async function* runSheets(
  context: OfficerContext,
  run: RunRecord,
  signal: AbortSignal | undefined,
): AsyncGenerator<BatchEvent> {
  let ended = false
  try {
    for (const sheet of listSheets(context.db, run.rowId)) {
      if (sheet.state === 'issued' || sheet.state === 'skipped') continue
      if (signal?.aborted || !isUnderWay(context, run)) return
      const refusal = issueSheet(context, run, sheet)
      if (refusal) {
        ended = true
        yield refusal
        return
      }
      yield progressOf(context, run)
      // Others are answered between two sheets.
      await setImmediate()
    }
    if (signal?.aborted || !isUnderWay(context, run)) return
    const batch = await bindTogether(context, run)
    if (batch === undefined) return
    ended = true
    yield { type: 'done', batch }
  } catch (error) {
    yield refusalOf(context, error)
  } finally {
    if (!ended) markStopped(context, run)
  }
}

const progressOf = (context: OfficerContext, run: RunRecord): BatchEvent => {
  const sheets = listSheets(context.db, run.rowId)
  return {
    type: 'progress',
    issued: sheets.filter(({ state }) => state === 'issued' || state === 'skipped').length,
    total: sheets.length,
  }
}

/** One sheet in one change; its refusal is kept with it. */
const issueSheet = (context: OfficerContext, run: RunRecord, sheet: SheetRecord): BatchEvent | undefined => {
  const { type, choices } = run
  const request = { type, subjectId: sheet.subjectId, options: choices.options, number: choices.number }
  if (listValidDocuments(context.db, type, [sheet.subjectId]).length > 0) {
    context.change([aboutOf(run)], (db) =>
      setSheetState(db, sheet.rowId, 'skipped', 'DOCUMENT_ALREADY_ISSUED'),
    )
    return undefined
  }
  const id = newId('Document')
  try {
    const { datedOn, ...assembled } = assertIssuable(context, request)
    context.change(aboutPaper(context, id, request), (db) => {
      issueInside(
        context,
        db,
        { assembled, datedOn, number: choices.number, batchId: run.id, supersedesRowId: null },
        id,
      )
      setSheetState(db, sheet.rowId, 'issued', null, id)
    })
    return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    context.change([aboutOf(run)], (db) => {
      setSheetState(db, sheet.rowId, 'failed', error.code)
      setRunState(db, run.rowId, 'failed')
    })
    return { type: 'refused', code: error.code, data: error.data }
  }
}

/**
 * One file of the sheets that are still valid, in their order; undefined when the run was given up while it was set.
 *
 * @throws DomainError DOCUMENT_NOTHING_TO_ISSUE
 */
const bindTogether = async (context: OfficerContext, run: RunRecord): Promise<DocumentBatch | undefined> => {
  const documents = listSheets(context.db, run.rowId).flatMap(({ documentRowId }) => {
    const document = documentRowId === null ? undefined : findDocumentByRowId(context.db, documentRowId)
    return document?.state === 'issued' ? document : []
  })
  if (documents.length === 0) throw new DomainError('DOCUMENT_NOTHING_TO_ISSUE')
  const issuedAt = context.now()
  const id = run.id as string as DocumentBatch['id']
  const { type, label } = run
  const sheets = documents.map((document) => thaw(context, document).data)
  // Were another version approved while the run stood still, the file follows the sheets that came last.
  const { template } = templateByMark(context.db, documents.at(-1)?.template ?? paperOf(type).template)
  const pdf = await pdfInThread({
    resourcesDirectory: context.service.options.resourcesDirectory,
    template,
    data: combinedData(type, sheets),
    options: { createdAt: issuedAt, title: label, checkpoint: lastCheckpointCode(context.db) },
  })
  if (!isUnderWay(context, run)) return undefined
  const subjectId = documents[0]?.subjectId ?? ''
  context.change([aboutOf(run)], (db) => {
    const file = storePaper(context, db, { type, subjectId }, pdf, `${label.slice(0, 100)}.pdf`)
    insertBatch(db, {
      id,
      type,
      label,
      fileRowId: insertFile(db, file),
      documentCount: documents.length,
      issuedAt,
    })
    endRun(db, run.rowId, id, issuedAt)
  })
  return { id, label, documentCount: documents.length, issuedAt: new Date(issuedAt) }
}

/** After a lock nothing can be written: the run stays `running` and goes on from its sheets all the same. */
const markStopped = (context: OfficerContext, run: RunRecord): void => {
  try {
    if (isUnderWay(context, run))
      context.change([aboutOf(run)], (db) => setRunState(db, run.rowId, 'stopped'))
  } catch (error) {
    context.service.options.log({ event: 'batchCutOff', code: codeOf(error) })
  }
}

/** What is thrown while events are under way never reaches the gate, so it is told as the last event. */
const refusalOf = ({ service }: OfficerContext, error: unknown): BatchEvent => {
  if (error instanceof DomainError) return { type: 'refused', code: error.code, data: error.data }
  const incident = randomBytes(3).toString('hex').toUpperCase()
  service.options.log({ event: 'fault', incident, code: codeOf(error), stack: framesOf(error) })
  return { type: 'refused', code: 'FAULT', data: { incident } }
}
