import {
  isPlainDate,
  type PlainDate,
  plainDateOf,
  dayOf,
  monthOf,
  yearOf,
} from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { sameNameLikely } from '#shared/features/identity/name-similarity.rules.ts'
import { maskNik } from '#shared/features/identity/nik.rules.ts'
import { passportKeyOf } from '#shared/features/identity/passport.rules.ts'
import { phoneKeyOf } from '#shared/features/identity/phone.rules.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import {
  largestMatchList,
  matchReasons,
  type MatchReason,
  type SubjectMatch,
} from '#shared/features/subject/subject.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import {
  findIdsByNik,
  findIdsByPassport,
  findIdsByPhone,
  listBlocksOf,
  listDecisionDaysOf,
  listMatchRows,
  listNamesBornOn,
} from './subject-match.repo.ts'

/** What is known so far of somebody who is being entered; `today` decides which suspensions are in force. */
export type MatchProbe = {
  today: PlainDate
  nik?: string | null | undefined
  passportNumber?: string | null | undefined
  phone?: string | null | undefined
  fullName?: string | null | undefined
  birthOn?: PlainDate | null | undefined
  familyCardNumber?: string | null | undefined
}

type Reasons = Map<number, Set<MatchReason>>

const add = (found: Reasons, reason: MatchReason, rowIds: readonly number[]): void => {
  for (const rowId of rowIds) found.set(rowId, (found.get(rowId) ?? new Set()).add(reason))
}

/** 03-04 for 04-03: typed the wrong way round somewhere. */
const swapped = (day: PlainDate): PlainDate | undefined => {
  const other = plainDateOf(yearOf(day), dayOf(day), monthOf(day))
  return other !== day && isPlainDate(other) ? other : undefined
}

const addNamesakes = (db: ReadDb, found: Reasons, fullName: string, birthOn: PlainDate): void => {
  const name = searchKeyOf(fullName)
  if (name === '') return
  const other = swapped(birthOn)
  for (const born of listNamesBornOn(db, other ? [birthOn, other] : [birthOn])) {
    if (born.nameKey !== name && !sameNameLikely(born.nameKey, name)) continue
    add(found, born.birthOn === birthOn ? 'similarNameAndBirth' : 'similarNameAndSwappedBirth', [born.id])
  }
}

const samePerson: ReadonlySet<MatchReason> = new Set([
  'sameNik',
  'samePassport',
  'similarNameAndBirth',
  'similarNameAndSwappedBirth',
])

const rankOf = ({ reasons }: SubjectMatch): number =>
  matchReasons.findIndex((reason) => reasons.includes(reason))

/**
 * Earlier records that may be the same human being, each with its reasons: somebody whose passport is suspended first,
 * then by the strength of the reason, the newest first. What the scope does not reach appears as nothing.
 *
 * @param except row of the subject that is being edited
 */
export const findMatches = (db: ReadDb, scope: Scope, probe: MatchProbe, except?: number): SubjectMatch[] => {
  const { nik, passportNumber, phone, fullName, birthOn, familyCardNumber } = probe
  const found: Reasons = new Map()
  if (nik) add(found, 'sameNik', findIdsByNik(db, scope, nik))
  const passportKey = passportNumber ? passportKeyOf(passportNumber) : ''
  if (passportKey) add(found, 'samePassport', findIdsByPassport(db, scope, passportKey))
  const phoneKey = phone ? phoneKeyOf(phone) : ''
  if (phoneKey) add(found, 'samePhone', findIdsByPhone(db, scope, phoneKey))
  if (fullName && birthOn) addNamesakes(db, found, fullName, birthOn)
  if (except !== undefined) found.delete(except)

  // Asked also when nobody was found: the time an answer takes must not tell that a hidden namesake was.
  const rows = listMatchRows(db, scope, [...found.keys()])
  const shown = rows.map(({ rowId }) => rowId)
  const blocks = listBlocksOf(db, shown, probe.today)
  const decidedOn = listDecisionDaysOf(db, shown)
  return rows
    .map((row): SubjectMatch => {
      const reasons = found.get(row.rowId) ?? new Set()
      const isSame = [...reasons].some((reason) => samePerson.has(reason))
      const blockedUntil = isSame ? (blocks.get(row.rowId) ?? null) : null
      if (blockedUntil !== null) reasons.add('samePersonBlocked')
      return {
        subjectId: row.subjectId as SubjectMatch['subjectId'],
        caseId: row.caseId as SubjectMatch['caseId'],
        caseNumber: row.caseNumber,
        caseState: row.caseState,
        receivedAt: new Date(row.receivedAt),
        role: row.role,
        shownName: shownNameOf(row),
        maskedNik: row.nik === null ? null : maskNik(row.nik),
        reasons: matchReasons.filter((reason) => reasons.has(reason)),
        isSameFamily: Boolean(familyCardNumber) && row.familyCardNumber === familyCardNumber,
        decisionKind: row.decisionKind,
        decidedOn: decidedOn.get(row.rowId) ?? null,
        blockedUntil,
      }
    })
    .sort(
      (one, other) => rankOf(one) - rankOf(other) || other.receivedAt.getTime() - one.receivedAt.getTime(),
    )
    .slice(0, largestMatchList)
}
