import type { BlockReason } from '#shared/features/decision/decision.schema.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type CaseRecord, recordCaseEvent, refreshCase, seesCase } from '#main/features/case/index.ts'
import { createTask, hasTaskOf } from '#main/features/task/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext, Scope } from '#main/platform/rpc/gate.ts'
import { wholeOffice } from '#main/platform/rpc/scope.ts'
import { type BlockRow, listBlocksByName, listBlocksByNik } from './block.repo.ts'

/** `nameKey` is a normalised name, as `searchKeyOf` makes it. */
export type BlockProbe = { nik?: string | null; nameKey?: string | null; birthOn?: PlainDate | null }

export type Block = {
  decisionId: string
  caseId: string
  caseNumber: string
  caseRowId: number
  /** The last day. */
  blockedUntil: PlainDate
  reason: BlockReason
}

const toBlock =
  (reason: Block['reason']) =>
  (row: BlockRow): Block => {
    const { decisionId, caseId, caseNumber, caseRowId, blockedUntil } = row
    return { decisionId, caseId, caseNumber, caseRowId, blockedUntil, reason }
  }

/** Suspensions in force of the same NIK, or of the same name born on the same day; the longest first, each once. */
export const findBlocksFor = (
  db: ReadDb,
  scope: Scope,
  { nik, nameKey, birthOn }: BlockProbe,
  today: PlainDate,
): Block[] => {
  const byNik = nik ? listBlocksByNik(db, scope, nik, today).map(toBlock('sameNik')) : []
  const byName =
    nameKey && birthOn
      ? listBlocksByName(db, scope, nameKey, birthOn, today).map(toBlock('sameNameAndBirth'))
      : []
  const known = new Set(byNik.map(({ decisionId }) => decisionId))
  return [...byNik, ...byName.filter(({ decisionId }) => !known.has(decisionId))].toSorted((first, second) =>
    second.blockedUntil.localeCompare(first.blockedUntil),
  )
}

/** As much of a subject as tells who it is. */
export type Person = { nik: string | null; fullName: string | null; birthOn: PlainDate | null }

export const blocksOfPerson = (
  db: ReadDb,
  scope: Scope,
  { nik, fullName, birthOn }: Person,
  today: PlainDate,
): Block[] =>
  findBlocksFor(db, scope, { nik, nameKey: fullName === null ? null : searchKeyOf(fullName), birthOn }, today)

/**
 * Whoever adds people to a case, or learns who they are, calls this within the same change: a person with a suspension
 * in force raises a task for the supervisors and stands in the timeline, once for every suspension. Task and line are
 * there for those who see both cases. Answers how many the officer himself is told of.
 */
export const alertBlockedPersons = (
  db: WriteDb,
  context: OfficerContext,
  caseRecord: CaseRecord,
  subjects: readonly (Person & { rowId: number; id: string; position: number })[],
): number => {
  const today = context.today()
  let found = 0
  for (const subject of subjects) {
    // Looked for in every case: the supervisors have to know, whoever typed the name.
    const block = blocksOfPerson(db, wholeOffice, subject, today).find(
      ({ caseRowId }) => caseRowId !== caseRecord.rowId,
    )
    if (!block) continue
    const { decisionId, blockedUntil, caseNumber, caseId, reason } = block
    const key = `${subject.id} ${decisionId}`
    const caseRowId = caseRecord.rowId
    if (hasTaskOf(db, { caseRowId, kind: 'blockedPersonAppeared', key: 'block', value: key })) continue
    const isSeen = seesCase(db, context.scope, caseId)
    if (isSeen) found += 1
    createTask(db, context, {
      caseRowId: caseRecord.rowId,
      kind: 'blockedPersonAppeared',
      title: '',
      data: {
        block: key,
        subjectId: subject.id,
        position: subject.position,
        until: blockedUntil,
        blockedCase: caseNumber,
        blockedCaseId: caseId,
        reason,
      },
      // A deadline would tell an officer who does not see the other case that there is something.
      dueOn: isSeen ? today : null,
      assignedRole: 'sectionHead',
    })
    recordCaseEvent(db, {
      caseRowId: caseRecord.rowId,
      kind: 'blockedPersonAppeared',
      occurredAt: context.now(),
      recordedAt: context.now(),
      officerRowId: context.officer.id,
      subjectRowId: subject.rowId,
      record: { kind: 'subject', id: subject.id },
      data: { blockedUntil, blockedCase: caseNumber, reason },
    })
  }
  if (found > 0) refreshCase(db, caseRecord.rowId, context.now())
  return found
}
