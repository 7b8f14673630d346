import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { CaseDetail, CaseOutcomeOfWrite } from '#shared/features/case/case-detail.schema.ts'
import { canCloseOn, closingWarnings } from '#shared/features/case/case.rules.ts'
import { canMergeInto, caseStepVerdict } from '#shared/features/case/case-workflow.rules.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { insertNote } from './case-detail.repo.ts'
import { readCase } from './case-read.service.ts'
import { mergeChainOf, unfinishedOf } from './case-upkeep.repo.ts'
import { refreshCase, takeCaseStep } from './case-upkeep.service.ts'
import { about, askFirst, getCaseToChange, type InputOf, tell, writeCase } from './case-write.service.ts'
import { factsOf, getCase } from './case.service.ts'

/** Closes the file with what was found and what became of it. */
export const closeCase = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...closing }: InputOf<'close'>,
): CaseOutcomeOfWrite => {
  const record = getCaseToChange(context, { id, version })
  const possible = caseStepVerdict(record.state, 'close', factsOf(record))
  if (!possible.allowed) throw new DomainError(possible.code, possible.data)
  assertAllowed(canCloseOn(closing.closedOn, record.receivedAt, context.today()))
  const warnings = closingWarnings(closing, unfinishedOf(context.db, record.rowId))
  const question = askFirst(warnings, { acceptedWarnings })
  if (question) return question
  const { finding, outcome, closedOn, note } = closing
  context.change(
    about(record),
    (db) => {
      const now = context.now()
      takeCaseStep(db, record, 'close', now)
      const kept = [...record.warnings, ...warnings]
      writeCase(db, record, { finding, outcome, closedOn, warnings: kept, updatedAt: now })
      const noteId = insertNote(db, { caseRowId: record.rowId, kind: 'closing', body: note, recordedAt: now })
      tell(db, context, record.rowId, 'caseClosed', { noteId, data: { finding, outcome, closedOn } })
      refreshCase(db, record.rowId, now)
    },
    note,
  )
  return { outcome: 'saved', detail: readCase(context, id) }
}

/** Opens a closed file again. What was found is taken back; the timeline keeps it. */
export const reopenCase = (context: OfficerContext, { reason, ...target }: InputOf<'reopen'>): CaseDetail => {
  const record = getCaseToChange(context, target)
  context.change(
    about(record),
    (db) => {
      const now = context.now()
      takeCaseStep(db, record, 'reopen', now)
      writeCase(db, record, { finding: null, outcome: null, closedOn: null, updatedAt: now })
      const note = { caseRowId: record.rowId, kind: 'reopening' as const, body: reason, recordedAt: now }
      tell(db, context, record.rowId, 'caseReopened', { noteId: insertNote(db, note) })
      refreshCase(db, record.rowId, now)
    },
    reason,
  )
  return readCase(context, record.id)
}

/** Puts a case into another one that goes on; both tell of it, and each keeps its own history. */
export const mergeCase = (
  context: OfficerContext,
  { intoId, reason, ...target }: InputOf<'merge'>,
): CaseDetail => {
  const { db: read, scope } = context
  const record = getCaseToChange(context, target)
  const into = getCase(read, scope, intoId)
  assertAllowed(canMergeInto(record, into, mergeChainOf(read, into.rowId)))
  context.change(
    [...about(record), ...about(into)],
    (db) => {
      const now = context.now()
      takeCaseStep(db, record, 'merge', now)
      writeCase(db, record, {
        mergedIntoId: into.rowId,
        outcome: 'duplicate',
        closedOn: context.today(),
        updatedAt: now,
      })
      for (const [side, other, kind] of [
        [record, into, 'caseMergedInto'],
        [into, record, 'caseMergedFrom'],
      ] as const) {
        const note = { caseRowId: side.rowId, kind: 'merging' as const, body: reason, recordedAt: now }
        const noteId = insertNote(db, note)
        tell(db, context, side.rowId, kind, { noteId, data: { caseId: other.id } })
        refreshCase(db, side.rowId, now)
      }
    },
    reason,
  )
  return readCase(context, record.id)
}
