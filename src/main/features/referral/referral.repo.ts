import { and, asc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import { agencyKind, type AgencyKind } from '#shared/features/agency/agency.schema.ts'
import type { CaseId, CaseState } from '#shared/features/case/case.schema.ts'
import {
  referralResult,
  type DisclosedField,
  type ReferralConsent,
  type ReferralFields,
  type ReferralId,
  type ReferralResult,
  type ReferralState,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { isChild, shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  agencies,
  cases,
  officers,
  referralEntries,
  referrals,
  referralSubjects,
  subjects,
} from '#main/platform/db/schema.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

type Row = typeof referrals.$inferSelect

export type ReferralRecord = Omit<
  Row,
  'id' | 'uuid' | 'caseId' | 'agencyId' | 'result' | 'need' | 'services' | 'replacesId'
> & {
  rowId: number
  id: ReferralId
  caseRowId: number
  case: { id: CaseId; number: string; title: string; state: CaseState }
  agencyRowId: number
  agencyId: ReferralDetail['agencyId']
  agencyKind: AgencyKind
  agencyPhone: string | null
  agencyHours: string | null
  need: ReferralFields['need']
  services: ReferralFields['services']
  replacesRowId: number | null
  result: ReferralResult
  preparedByName: string
  /** The day of the last state: nothing comes before it, and silence counts from it. */
  lastWordOn: PlainDate
}

/** Those of the cases within reach. */
export const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, referrals.caseId)

/** The day of the last state a referral came to; that it was written down here says nothing of when it was signed. */
export const lastWordOn = sql<PlainDate | null>`(
  select max(entry.happened_on) from ${referralEntries} entry
  where entry.referral_id = ${referrals.id} and entry.state <> 'prepared'
)`

const selectReferrals = (db: ReadDb) =>
  db
    .select({
      row: referrals,
      caseUuid: cases.uuid,
      caseNumber: cases.number,
      caseTitle: cases.title,
      caseState: cases.state,
      receivedAt: cases.receivedAt,
      agencyUuid: agencies.uuid,
      kind: agencies.kind,
      phone: agencies.phone,
      hours: agencies.hours,
      preparedByName: officers.fullName,
      lastWordOn,
    })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .innerJoin(agencies, eq(agencies.id, referrals.agencyId))
    .innerJoin(officers, eq(officers.id, referrals.preparedBy))

type Selected = NonNullable<ReturnType<ReturnType<typeof selectReferrals>['get']>>

const toRecord = ({ row, ...related }: Selected): ReferralRecord => {
  const { id, uuid, caseId, agencyId, replacesId, ...rest } = row
  return {
    ...rest,
    rowId: id,
    id: uuid as ReferralId,
    caseRowId: caseId,
    case: {
      id: related.caseUuid as CaseId,
      number: related.caseNumber,
      title: related.caseTitle,
      state: related.caseState,
    },
    agencyRowId: agencyId,
    agencyId: related.agencyUuid as ReferralRecord['agencyId'],
    agencyKind: agencyKind.parse(related.kind),
    agencyPhone: related.phone,
    agencyHours: related.hours,
    need: row.need as ReferralFields['need'],
    services: row.services as ReferralFields['services'],
    replacesRowId: replacesId,
    result: referralResult.parse(row.result),
    preparedByName: related.preparedByName,
    lastWordOn: related.lastWordOn ?? plainDateOfInstant(related.receivedAt),
  }
}

export const findReferral = (db: ReadDb, scope: Scope, id: string): ReferralRecord | undefined => {
  const found = selectReferrals(db)
    .where(and(within(scope), eq(referrals.uuid, id)))
    .get()
  return found && toRecord(found)
}

export const findReferralByCode = (db: ReadDb, scope: Scope, code: string): ReferralRecord | undefined => {
  const found = selectReferrals(db)
    .where(and(within(scope), eq(referrals.replyCode, code)))
    .get()
  return found && toRecord(found)
}

export const hasReplyCode = (db: ReadDb, code: string): boolean =>
  db.select({ id: referrals.id }).from(referrals).where(eq(referrals.replyCode, code)).get() !== undefined

type Other = { id: ReferralId; agencyName: string; state: ReferralState }

const others = (db: ReadDb, where: SQL | undefined, limit: number): Other[] =>
  db
    .select({ id: referrals.uuid, agencyName: referrals.agencyName, state: referrals.state })
    .from(referrals)
    .where(where)
    .orderBy(asc(referrals.id))
    .limit(limit)
    .all()
    .map((row) => ({ ...row, id: row.id as ReferralId }))

export const findReplaced = (db: ReadDb, { replacesRowId }: ReferralRecord): Other | null =>
  replacesRowId === null ? null : (others(db, eq(referrals.id, replacesRowId), 1)[0] ?? null)

export const findReplacing = (db: ReadDb, { rowId }: ReferralRecord): Other | null =>
  others(db, eq(referrals.replacesId, rowId), 1)[0] ?? null

/** Those that were made in one act with this one. */
export const listGroup = (db: ReadDb, { rowId, groupUuid }: ReferralRecord): Other[] =>
  groupUuid === null ? [] : others(db, and(eq(referrals.groupUuid, groupUuid), ne(referrals.id, rowId)), 20)

export type NewReferralRow = Omit<typeof referrals.$inferInsert, 'id' | 'version' | 'state'> & {
  uuid: string
}

export const insertReferral = (db: WriteDb, row: NewReferralRow): number =>
  db
    .insert(referrals)
    .values({ ...row, state: 'prepared' })
    .returning({ id: referrals.id })
    .get().id

/** Under the version the officer read; false when somebody saved it meanwhile. */
export const updateReferral = (
  db: WriteDb,
  { rowId, version }: Pick<ReferralRecord, 'rowId' | 'version'>,
  changes: Partial<Omit<Row, 'id' | 'uuid' | 'caseId' | 'version'>>,
): boolean =>
  db
    .update(referrals)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(referrals.id, rowId), eq(referrals.version, version)))
    .run().changes === 1

export type ReferredRow = {
  uuid: string
  subjectId: number
  consent: ReferralConsent
  consentReason: string | null
  disclosed: string[]
}

/** Leaves rows of people who stay, so that the history shows what really changed. */
export const replaceReferred = (db: WriteDb, referralRowId: number, rows: readonly ReferredRow[]): void => {
  const here = eq(referralSubjects.referralId, referralRowId)
  const kept = db.select().from(referralSubjects).where(here).all()
  for (const { id, subjectId } of kept) {
    if (!rows.some((row) => row.subjectId === subjectId))
      db.delete(referralSubjects).where(eq(referralSubjects.id, id)).run()
  }
  for (const { uuid, subjectId, ...values } of rows) {
    const known = kept.find((row) => row.subjectId === subjectId)
    if (known) db.update(referralSubjects).set(values).where(eq(referralSubjects.id, known.id)).run()
    else
      db.insert(referralSubjects)
        .values({ uuid, referralId: referralRowId, subjectId, ...values })
        .run()
  }
}

/** People of a referral, in the order of the case. */
export const listReferred = (db: ReadDb, referralRowId: number): ReferralDetail['subjects'] =>
  db
    .select({ row: referralSubjects, subject: subjects, receivedAt: cases.receivedAt })
    .from(referralSubjects)
    .innerJoin(subjects, eq(subjects.id, referralSubjects.subjectId))
    .innerJoin(cases, eq(cases.id, subjects.caseId))
    .where(eq(referralSubjects.referralId, referralRowId))
    .orderBy(asc(subjects.position))
    .all()
    .map(({ row, subject, receivedAt }) => ({
      subjectId: subject.uuid as ReferralDetail['subjects'][number]['subjectId'],
      position: subject.position,
      shownName: shownNameOf(subject),
      isChild: isChild(subject, plainDateOfInstant(receivedAt)),
      consent: row.consent,
      consentReason: row.consentReason,
      disclosed: row.disclosed as DisclosedField[],
    }))

/** Positions of people who wait at this agency for the same need already. */
export const listAlreadyReferred = (
  db: ReadDb,
  asked: {
    agencyRowId: number
    need: string
    subjectRowIds: readonly number[]
    states: readonly ReferralState[]
    exceptRowId: number | null
  },
): number[] =>
  db
    .select({ position: subjects.position })
    .from(referralSubjects)
    .innerJoin(referrals, eq(referrals.id, referralSubjects.referralId))
    .innerJoin(subjects, eq(subjects.id, referralSubjects.subjectId))
    .where(
      and(
        inArray(referralSubjects.subjectId, [...asked.subjectRowIds]),
        eq(referrals.agencyId, asked.agencyRowId),
        eq(referrals.need, asked.need),
        inArray(referrals.state, [...asked.states]),
        asked.exceptRowId === null ? undefined : ne(referrals.id, asked.exceptRowId),
      ),
    )
    .orderBy(asc(subjects.position))
    .all()
    .map(({ position }) => position)
