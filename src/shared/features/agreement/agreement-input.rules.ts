import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { addDays, addYears, dayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  largestAddendumCount,
  type Agreement,
  type AgreementInput,
  type AgreementWarning,
} from './agreement.schema.ts'

type Term = Pick<Agreement, 'signedOn' | 'startsOn' | 'endsOn' | 'openEnded'>

/** Whether what was typed can be an agreement at all, however incomplete. */
export const canKeepAgreement = (
  input: Term & { parties: readonly unknown[]; obligations: readonly { party: number }[] },
): Verdict => {
  const { startsOn, endsOn, openEnded } = input
  if (openEnded && endsOn !== null) return refused('AGREEMENT_END_CONTRADICTS')
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    return refused('AGREEMENT_PERIOD_INVALID', { startsOn, endsOn })
  const stray = input.obligations.find(({ party }) => party > input.parties.length)
  return stray ? refused('OBLIGATION_WITHOUT_PARTY', { party: stray.party }) : allowed
}

/**
 * The last day of a term of whole years: from 27 February 2024 for three years it is 26 February 2027. A term from
 * 29 February ends on 28 February where the year has no 29th.
 */
export const lastDayOfTerm = (startsOn: PlainDate, years: number): PlainDate => {
  const anniversary = addYears(startsOn, years)
  return dayOf(anniversary) === dayOf(startsOn) ? addDays(anniversary, -1) : anniversary
}

/** Longest term that is usual; some agreements run five years, longer ones are mostly a mistyped year. */
const longestUsualYears = 5

/** What stands in the register already under a number that was typed. */
export type SeenNumber = { number: string; title: string }

/** The end an addendum changes. */
export type FormerEnd = { endsOn: PlainDate | null; openEnded: boolean }

/** What an officer should read before such an agreement is kept. */
export const agreementWarningsFor = (
  input: Term,
  seen: readonly SeenNumber[],
  former?: FormerEnd,
): AgreementWarning[] => {
  const { signedOn, startsOn, endsOn } = input
  const warnings: AgreementWarning[] = []
  if (signedOn !== null && startsOn !== null && signedOn > startsOn)
    warnings.push({ code: 'AGREEMENT_SIGNED_AFTER_START', data: { signedOn, startsOn } })
  if (startsOn !== null && endsOn !== null && endsOn > lastDayOfTerm(startsOn, longestUsualYears))
    warnings.push({ code: 'AGREEMENT_TERM_LONG', data: { startsOn, endsOn, years: longestUsualYears } })
  if (former?.endsOn) {
    if (endsOn !== null && endsOn < former.endsOn)
      warnings.push({ code: 'ADDENDUM_SHORTENS_TERM', data: { endsOn, formerEndsOn: former.endsOn } })
    if (startsOn !== null && startsOn > addDays(former.endsOn, 1))
      warnings.push({ code: 'ADDENDUM_LEAVES_GAP', data: { startsOn, formerEndsOn: former.endsOn } })
  } else if (former?.openEnded && endsOn !== null) {
    warnings.push({ code: 'ADDENDUM_SHORTENS_TERM', data: { endsOn, formerEndsOn: '' } })
  }
  const first = seen[0]
  if (first)
    warnings.push({ code: 'AGREEMENT_NUMBER_SEEN', data: { number: first.number, title: first.title } })
  return warnings
}

/** A letter number as it is compared: registers differ in spaces and capitals only by accident. */
export const numberKeyOf = (number: string): string => number.replaceAll(/\s+/g, '').toUpperCase()

/** Numbers that two parties of one agreement share; each keeps its own register, so one of them is mistyped. */
export const repeatedNumbers = (parties: AgreementInput['parties']): string[] => {
  const numbers = parties.flatMap(({ number }) => (number === null ? [] : [number]))
  return numbers.filter(
    (number, index) => numbers.findIndex((other) => numberKeyOf(other) === numberKeyOf(number)) < index,
  )
}

/** Whether the agreement can be ended from a day on. */
export const canTerminate = (
  agreement: Pick<Agreement, 'terminatedOn' | 'signedOn'>,
  terminatedOn: PlainDate | null,
): Verdict => {
  if (agreement.terminatedOn !== null)
    return refused('AGREEMENT_ALREADY_TERMINATED', { terminatedOn: agreement.terminatedOn })
  return agreement.signedOn !== null && terminatedOn !== null && terminatedOn < agreement.signedOn
    ? refused('TERMINATION_BEFORE_SIGNING', { signedOn: agreement.signedOn })
    : allowed
}

export const canWithdrawTermination = (agreement: Pick<Agreement, 'terminatedOn'>): Verdict =>
  agreement.terminatedOn === null ? refused('AGREEMENT_NOT_TERMINATED') : allowed

/** Whether an agreement can be given another addendum. One that was ended cannot be prolonged. */
export const canAddAddendum = (
  parent: Pick<Agreement, 'kind' | 'terminatedOn'>,
  addendumCount: number,
): Verdict => {
  if (parent.kind === 'addendum') return refused('PARENT_IS_ADDENDUM')
  if (parent.terminatedOn !== null)
    return refused('AGREEMENT_ALREADY_TERMINATED', { terminatedOn: parent.terminatedOn })
  return addendumCount >= largestAddendumCount
    ? refused('ADDENDA_FULL', { maximum: largestAddendumCount })
    : allowed
}
