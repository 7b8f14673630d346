import { and, desc, eq, or, lt, sql, type SQL } from 'drizzle-orm'
import type { ItemId } from '#shared/features/screening/screening-set.schema.ts'
import type {
  Assessment,
  AssessmentHead,
  AssessmentId,
  AssessmentScope,
  ScreeningResult,
  ScreeningWarningCode,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { assessments, officers, screeningSets, subjects } from '#main/platform/db/schema.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type AssessmentRecord = Assessment & {
  rowId: number
  caseRowId: number
  subjectRowId: number
  /** The subject's id as the outside knows it. */
  subjectId: string
  setRowId: number
}

/** Those of the cases within reach. */
const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, assessments.caseId)

const headColumns = {
  rowId: assessments.id,
  id: assessments.uuid,
  scope: assessments.scope,
  state: assessments.state,
  setNumber: screeningSets.number,
  assessedAt: assessments.assessedAt,
  recordedAt: assessments.recordedAt,
  officerName: officers.fullName,
  colour: assessments.colour,
  smuggling: assessments.isSmuggling,
  result: assessments.result,
  version: assessments.version,
}

type HeadRow = Omit<AssessmentHead, 'id' | 'assessedAt' | 'recordedAt' | 'positive' | 'urgent'> & {
  rowId: number
  id: string
  assessedAt: number
  recordedAt: number
  result: ScreeningResult | null
}

const toHead = ({ rowId: _rowId, id, assessedAt, recordedAt, result, ...rest }: HeadRow): AssessmentHead => ({
  ...rest,
  id: id as AssessmentId,
  assessedAt: new Date(assessedAt),
  recordedAt: new Date(recordedAt),
  positive: (result?.dimensions ?? []).filter(({ positive }) => positive).map(({ dimension }) => dimension),
  urgent: result?.urgent ?? [],
})

const selectWhole = (db: ReadDb) =>
  db
    .select({
      head: headColumns,
      caseRowId: assessments.caseId,
      subjectRowId: assessments.subjectId,
      subjectId: subjects.uuid,
      setRowId: assessments.screeningSetId,
      answers: assessments.answers,
      urgentFlags: assessments.urgentFlags,
      protectiveFacts: assessments.protectiveFacts,
      note: assessments.note,
      acceptedWarnings: assessments.warnings,
    })
    .from(assessments)
    .innerJoin(screeningSets, eq(screeningSets.id, assessments.screeningSetId))
    .innerJoin(officers, eq(officers.id, assessments.officerId))
    .innerJoin(subjects, eq(subjects.id, assessments.subjectId))

type Whole = NonNullable<ReturnType<ReturnType<typeof selectWhole>['get']>>

const toRecord = ({ head, answers, urgentFlags, protectiveFacts, ...rest }: Whole): AssessmentRecord => ({
  ...toHead(head),
  ...rest,
  rowId: head.rowId,
  result: head.result,
  answers: [...answers, ...urgentFlags, ...protectiveFacts],
})

export const findAssessment = (db: ReadDb, scope: Scope, id: string): AssessmentRecord | undefined => {
  const row = selectWhole(db)
    .where(and(within(scope), eq(assessments.uuid, id)))
    .get()
  return row && toRecord(row)
}

export const findOpenAssessment = (db: ReadDb, subjectRowId: number): AssessmentRecord | undefined => {
  const row = selectWhole(db)
    .where(and(eq(assessments.subjectId, subjectRowId), eq(assessments.state, 'open')))
    .get()
  return row && toRecord(row)
}

/** The one that counts: of those finished, the one whose answers were given last. */
export const findLatestAssessment = (
  db: ReadDb,
  scope: Scope,
  subjectRowId: number,
): AssessmentRecord | undefined => {
  const row = selectWhole(db)
    .where(and(within(scope), eq(assessments.subjectId, subjectRowId), eq(assessments.state, 'complete')))
    .orderBy(desc(assessments.assessedAt), desc(assessments.id))
    .limit(1)
    .get()
  return row && toRecord(row)
}

export type ListedAssessment = { head: AssessmentHead; key: [assessedAt: number, rowId: number] }

/** Newest first, one more than asked. */
export const listAssessments = (
  db: ReadDb,
  scope: Scope,
  {
    subjectRowId,
    after,
    limit,
  }: { subjectRowId: number; after: readonly unknown[] | undefined; limit: number },
): ListedAssessment[] => {
  const [assessedAt, rowId] = after ?? []
  const isAfter =
    typeof assessedAt === 'number' && typeof rowId === 'number'
      ? or(
          lt(assessments.assessedAt, assessedAt),
          and(eq(assessments.assessedAt, assessedAt), lt(assessments.id, rowId)),
        )
      : undefined
  return db
    .select(headColumns)
    .from(assessments)
    .innerJoin(screeningSets, eq(screeningSets.id, assessments.screeningSetId))
    .innerJoin(officers, eq(officers.id, assessments.officerId))
    .where(and(within(scope), eq(assessments.subjectId, subjectRowId), isAfter))
    .orderBy(desc(assessments.assessedAt), desc(assessments.id))
    .limit(limit + 1)
    .all()
    .map((row) => ({ head: toHead(row), key: [row.assessedAt, row.rowId] }))
}

export type LastAnswers = Pick<AssessmentRecord, 'subjectRowId' | 'setRowId' | 'answers'>

/** Of everybody in a case the answers of the assessment that counts. */
export const listLastAnswers = (db: ReadDb, scope: Scope, caseRowId: number): LastAnswers[] =>
  db
    .select({
      subjectRowId: assessments.subjectId,
      setRowId: assessments.screeningSetId,
      answers: assessments.answers,
    })
    .from(assessments)
    .where(
      and(
        within(scope),
        eq(assessments.caseId, caseRowId),
        sql`${assessments.id} = (select last.id from ${assessments} last
          where last.subject_id = ${assessments.subjectId} and last.state = 'complete'
          order by last.assessed_at desc, last.id desc limit 1)`,
      ),
    )
    .all()

/** Flags that finished assessments of a case raised, by subject. */
export const listRaisedFlags = (
  db: ReadDb,
  caseRowId: number,
): { subjectRowId: number; flags: ItemId[] }[] => {
  const rows = db
    .prepare(
      `select subject_id as subjectRowId, json_group_array(distinct flag.value) as flags
       from assessments, json_each(assessments.result, '$.urgent') as flag
       where case_id = ? and state = 'complete' group by subject_id`,
    )
    .all(caseRowId) as { subjectRowId: number; flags: string }[]
  return rows.map(({ subjectRowId, flags }) => ({ subjectRowId, flags: JSON.parse(flags) as ItemId[] }))
}

/** Answers by the column that keeps them: indicators, urgent flags, protective facts. */
const columnsOf = (answers: readonly WorkingAnswer[]) => {
  const under = (letters: string) => answers.filter(({ itemId }) => letters.includes(itemId.charAt(0)))
  return { answers: under('DPCTM'), urgentFlags: under('U'), protectiveFacts: under('F') }
}

export type AssessmentContent = {
  assessedAt: number
  recordedAt: number
  officerRowId: number
  setRowId: number
  answers: readonly WorkingAnswer[]
  note: string | null
}

/** What finishing adds; afterwards the row is not changed again. */
export type Finished = { result: ScreeningResult; warnings: ScreeningWarningCode[] }

const rowOf = (
  { answers, officerRowId, setRowId, ...rest }: AssessmentContent,
  finished: Finished | undefined,
) => ({
  ...rest,
  ...columnsOf(answers),
  officerId: officerRowId,
  screeningSetId: setRowId,
  state: finished ? ('complete' as const) : ('open' as const),
  colour: finished?.result.colour ?? null,
  isSmuggling: finished?.result.smuggling ?? false,
  result: finished?.result ?? null,
  warnings: finished?.warnings ?? [],
})

export type NewAssessment = AssessmentContent & {
  id: AssessmentId
  caseRowId: number
  subjectRowId: number
  scope: AssessmentScope
}

export const insertAssessment = (
  db: WriteDb,
  { id, caseRowId, subjectRowId, scope, ...content }: NewAssessment,
  finished?: Finished,
): void => {
  db.insert(assessments)
    .values({
      uuid: id,
      caseId: caseRowId,
      subjectId: subjectRowId,
      scope,
      ...rowOf(content, finished),
    })
    .run()
}

type Target = { rowId: number; version: number }
const isTarget = ({ rowId, version }: Target): SQL | undefined =>
  and(eq(assessments.id, rowId), eq(assessments.version, version))

/** Whether it still had this version. */
export const updateAssessment = (
  db: WriteDb,
  target: Target,
  content: AssessmentContent,
  finished?: Finished,
): boolean =>
  db
    .update(assessments)
    .set({ ...rowOf(content, finished), version: target.version + 1 })
    .where(isTarget(target))
    .run().changes === 1

export const deleteAssessment = (db: WriteDb, target: Target): boolean =>
  db.delete(assessments).where(isTarget(target)).run().changes === 1
