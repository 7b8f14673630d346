import { getOffice } from '#main/features/office/index.ts'
import {
  caseRegisterData,
  largestRegister,
  type CaseRegisterInput,
} from '#shared/features/document/papers/case-register.schema.ts'
import type { MissingField, MissingValue, PaperPeriod } from '#shared/features/document/document.schema.ts'
import { endOfDay, startOfDay } from '#shared/features/clock/clock.rules.ts'
import { countryNameIn } from '#shared/features/identity/country.rules.ts'
import { travel } from '#shared/features/subject/subject-details.schema.ts'
import { formatShortDate, plainDateOf, plainDateOfInstant, yearOf } from '#shared/kernel/plain-date.ts'
import {
  listRegisterCases,
  listRegisterDecisions,
  listRegisterSubjects,
  type RegisterCase,
  type RegisterDecision,
  type RegisterSubject,
} from '../case-papers.repo.ts'
import type { Paper, PaperContext } from '../paper.ts'
import { chosenSignatory, initialsOfSubject, officeSideOn, signatoryBlock } from './case-parts.ts'
import { caseStateWords, channelWords, decisionWordOf, purposeWords, sexLetter } from './case-words.ts'

const shownSubjects = 12
const shownDecisions = 12

/** The register book of the cases received within a period; its subject is the office. */
export const caseRegisterPaper: Paper = {
  type: 'caseRegister',
  template: 'case-register',
  schema: caseRegisterData,
  placeOf: (_context, officeId) => ({ kind: 'caseRegister', id: officeId }),
  recordOf: (_context, officeId) => ({ kind: 'office', id: officeId }),
  prepare: (context, officeId, options) => {
    const today = context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, today)
    const period = options.period ?? { fromOn: plainDateOf(yearOf(today), 1, 1), untilOn: today }
    const size = options.paper ?? office.preferences.paper
    const cases = casesOf(context, period)
    return {
      label: `Register kasus ${formatShortDate(period.fromOn)} s.d. ${formatShortDate(period.untilOn)}`,
      origin: { kind: 'caseRegister', id: getOffice(context.db).id },
      datedOn: today,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [...missing, ...periodFaults(period, cases.length, officeId)],
      warnings,
      pictures,
      dataFor: ({ draft }) => {
        const listed = cases.slice(0, largestRegister)
        return {
          draft,
          paper: size,
          letterhead: head,
          fromOn: period.fromOn,
          untilOn: period.untilOn,
          printedOn: today,
          rows: rowsOf(context, listed),
          subjectTotal: listed.reduce((sum, { subjectCount }) => sum + subjectCount, 0),
          place: office.details.city,
          signatory: signatoryBlock(office, chosenSignatory(office, options, today)),
          keptBy: { name: context.officer.fullName, title: 'Petugas Register', nip: null },
        }
      },
    }
  },
}

const casesOf = ({ db, scope }: PaperContext, { fromOn, untilOn }: PaperPeriod): RegisterCase[] =>
  fromOn > untilOn
    ? []
    : listRegisterCases(
        db,
        scope,
        { from: startOfDay(fromOn), until: endOfDay(untilOn) },
        largestRegister + 1,
      )

const periodFaults = ({ fromOn, untilOn }: PaperPeriod, count: number, officeId: string): MissingValue[] => {
  const fault = (field: MissingField): MissingValue[] => [
    { field, detail: String(largestRegister), where: { kind: 'caseRegister', id: officeId } },
  ]
  if (fromOn > untilOn) return fault('periodReversed')
  return count > largestRegister ? fault('periodTooLong') : []
}

const grouped = <Row extends { caseRowId: number }>(rows: readonly Row[]): Map<number, Row[]> => {
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const list = found.get(row.caseRowId)
    if (list) list.push(row)
    else found.set(row.caseRowId, [row])
  }
  return found
}

const rowsOf = ({ db }: PaperContext, cases: readonly RegisterCase[]): CaseRegisterInput['rows'] => {
  const ids = cases.map(({ rowId }) => rowId)
  const subjects = grouped(listRegisterSubjects(db, ids, shownSubjects))
  const decisions = grouped(listRegisterDecisions(db, ids))
  return cases.map((record) => {
    const people = subjects.get(record.rowId) ?? []
    return {
      caseNumber: record.number,
      receivedOn: plainDateOfInstant(record.receivedAt),
      recordedOn: plainDateOfInstant(record.recordedAt),
      channel: channelWords[record.channel],
      subjects: people.map((person) => ({ initials: initialsOfSubject(person), sex: sexLetter(person.sex) })),
      subjectCount: record.subjectCount,
      purpose: purposeOf(people),
      decisions: decisionLines(decisions.get(record.rowId) ?? []),
      state: caseStateWords[record.state],
      officer: record.officerName,
    }
  })
}

const purposeOf = (people: readonly RegisterSubject[]): string | null => {
  for (const { travel: kept } of people) {
    const parsed = travel.safeParse(kept)
    if (!parsed.success || parsed.data.declaredPurpose === null) continue
    const { declaredPurpose, destinationCountry } = parsed.data
    const country = destinationCountry === null ? [] : [countryNameIn('id', destinationCountry)]
    return [purposeWords[declaredPurpose], ...country].join(', ')
  }
  return null
}

/** Equal decisions of a day in one line: `Keberangkatan ditunda, 02-02-2026 (7)`. */
const decisionLines = (decisions: readonly RegisterDecision[]): string[] => {
  const counted = new Map<string, number>()
  for (const { kind, decidedOn } of decisions) {
    const text = `${decisionWordOf(kind)}, ${formatShortDate(decidedOn)}`
    counted.set(text, (counted.get(text) ?? 0) + 1)
  }
  return [...counted]
    .map(([text, count]) => (count === 1 ? text : `${text} (${count})`))
    .slice(-shownDecisions)
}
