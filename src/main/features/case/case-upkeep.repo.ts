import {
  triageColours,
  type CaseState,
  type TriageColour,
  type WaitingParty,
} from '#shared/features/case/case.schema.ts'
import type { Unfinished } from '#shared/features/case/case.rules.ts'
import { openStates, waitingStates } from '#shared/features/referral/referral-workflow.rules.ts'
import { uuidOfHex } from '#shared/kernel/ids.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'

export type Nearest = { dueAt: number; dueKind: string }

type SubjectSums = {
  subjectCount: number
  undecidedCount: number
  colour: TriageColour | null
  isSmuggling: boolean
}

const colourRank = `case colour ${triageColours.map((colour, rank) => `when '${colour}' then ${rank}`).join(' ')} end`

export const subjectSumsOf = (db: ReadDb, caseRowId: number): SubjectSums => {
  const row = db
    .prepare(
      `select count(*) as subjectCount, count(*) - count(decision_kind) as undecidedCount,
         min(${colourRank}) as rank, max(is_smuggling) as smuggling
       from subjects where case_id = ?`,
    )
    .get(caseRowId) as {
    subjectCount: number
    undecidedCount: number
    rank: number | null
    smuggling: number | null
  }
  return {
    subjectCount: row.subjectCount,
    undecidedCount: row.undecidedCount,
    colour: row.rank === null ? null : (triageColours[row.rank] ?? null),
    isSmuggling: row.smuggling === 1,
  }
}

/** A suspension tells how long somebody is barred; nobody has to do anything by its end. */
const informational = `'suspension'`

/** The running clock of the case that ends first. */
export const nearestClockOf = (db: ReadDb, caseRowId: number): Nearest | undefined =>
  db
    .prepare(
      `select due_at as dueAt, kind as dueKind from clocks
       where case_id = ? and met_at is null and stopped_at is null and kind not in (${informational})
       order by due_at, id limit 1`,
    )
    .get(caseRowId) as Nearest | undefined

export const nearestTaskDayOf = (db: ReadDb, caseRowId: number): PlainDate | null =>
  db
    .prepare(`select min(due_on) from tasks where case_id = ? and state = 'open'`)
    .pluck()
    .get(caseRowId) as PlainDate | null

const listed = (states: readonly string[]): string => `(${states.map((state) => `'${state}'`).join(', ')})`
const referralsWaitFor = listed(waitingStates)

/** The first day on which something should be heard of a referral. */
export const nearestReferralDayOf = (db: ReadDb, caseRowId: number): PlainDate | null =>
  db
    .prepare(
      `select min(next_follow_up_on) from referrals where case_id = ? and state in ${referralsWaitFor}`,
    )
    .pluck()
    .get(caseRowId) as PlainDate | null

/** Whether an agency has to answer; a case that was put here by hand, without a letter, waits as well. */
const waitsForAgency = (db: ReadDb, caseRowId: number): boolean =>
  db
    .prepare(`select count(*) = 0 or max(state in ${referralsWaitFor}) from referrals where case_id = ?`)
    .pluck()
    .get(caseRowId) === 1

/** Whose turn it is, when it is not the office's. */
export const waitingPartyOf = (db: ReadDb, caseRowId: number, state: CaseState): WaitingParty | null => {
  if (state === 'closed' || state === 'merged') return null
  const proposed = db
    .prepare(`select 1 from decisions where case_id = ? and state = 'proposed' limit 1`)
    .get(caseRowId)
  if (proposed) return 'supervisor'
  if (state === 'awaitingDocuments') return 'applicant'
  return state === 'referral' && waitsForAgency(db, caseRowId) ? 'agency' : null
}

/** The words of all names in the case, as the work list searches them. */
export const saveNameKeys = (db: WriteDb, caseRowId: number): void => {
  db.prepare(
    `insert or replace into case_names (rowid, name_keys)
     select :caseRowId, coalesce(group_concat(name_key, ' '), '') from subjects where case_id = :caseRowId`,
  ).run({ caseRowId })
}

/** What would be left lying when the case is closed now. */
export const unfinishedOf = (db: ReadDb, caseRowId: number): Unfinished =>
  db
    .prepare(
      `select
         (select count(*) from tasks where case_id = :caseRowId and state = 'open') as openTasks,
         (select count(*) from clocks where case_id = :caseRowId and met_at is null and stopped_at is null
            and kind not in (${informational})) as runningClocks,
         (select count(*) from presented_documents d join subjects s on s.id = d.subject_id
            where s.case_id = :caseRowId and d.held_at is not null and d.returned_at is null) as heldDocuments,
         (select count(*) from referrals where case_id = :caseRowId and state in ${listed(openStates)}) as openReferrals`,
    )
    .get({ caseRowId }) as Unfinished

/** Ids of the cases this one was merged into, one after the other. */
export const mergeChainOf = (db: ReadDb, caseRowId: number): string[] =>
  (
    db
      .prepare(
        `with recursive chain (id, uuid, next) as (
           select id, uuid, merged_into_id from cases where id = (select merged_into_id from cases where id = ?)
           union select c.id, c.uuid, c.merged_into_id from cases c join chain on c.id = chain.next
         ) select lower(hex(uuid)) as uuid from chain`,
      )
      .pluck()
      .all(caseRowId) as string[]
  ).map(uuidOfHex)
