import { getCase, type CaseRecord } from '#main/features/case/index.ts'
import { listClocksOf } from '#main/features/clock/index.ts'
import { listDecisionsOf } from '#main/features/decision/index.ts'
import { listSubjectsOfCase, type SubjectRecord } from '#main/features/subject/index.ts'
import type { Clock } from '#shared/features/clock/clock.schema.ts'
import {
  caseSummaryData,
  type CaseSummaryInput,
} from '#shared/features/document/papers/case-summary.schema.ts'
import { maskSubject } from '#shared/features/subject/subject.rules.ts'
import { formatLongDate, plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { unnamed } from '#shared/features/document/papers/record-parts.schema.ts'
import { findOfficerName } from '../case-papers.repo.ts'
import { listHandoverSources } from '../handover-source.repo.ts'
import { listInterviewSources } from '../interview-source.repo.ts'
import type { Paper, PaperContext } from '../paper.ts'
import { casePlace, initialsOfSubject, officeSideOn, restrictedWarning } from './case-parts.ts'
import {
  caseStateWords,
  channelWords,
  classificationWords,
  clockWords,
  colourWords,
  decisionWordOf,
  findingWords,
  modusWords,
  outcomeWords,
  roleWords,
  sexLetter,
} from './case-words.ts'

const largestSubjectList = 200
const largestClockList = 60
const largestEventList = 120
const largestEventSource = 200

/** What a case is about on one or two pages, with initials and masked numbers only. */
export const caseSummaryPaper: Paper = {
  type: 'caseSummary',
  template: 'case-summary',
  schema: caseSummaryData,
  placeOf: ({ db, scope }, caseId) => casePlace(getCase(db, scope, caseId)),
  recordOf: (_context, caseId) => ({ kind: 'case', id: caseId }),
  prepare: (context, caseId, options) => {
    const { db, scope } = context
    const record = getCase(db, scope, caseId)
    const today = context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, today)
    const size = options.paper ?? office.preferences.paper
    const subjects = listSubjectsOfCase(db, scope, record.rowId)
    const events = eventsOf(context, record, subjects)
    return {
      label: `Ringkasan ${record.number}`,
      origin: casePlace(record),
      datedOn: today,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing,
      warnings: [...warnings, ...restrictedWarning(record)],
      pictures,
      dataFor: ({ draft }) => ({
        draft,
        paper: size,
        letterhead: head,
        caseNumber: record.number,
        printedOn: today,
        printedBy: context.officer.fullName,
        classification: classificationWords[record.confidentiality],
        facts: factsOf(context, record),
        subjects: subjects.slice(0, largestSubjectList).map(subjectRow),
        moreSubjects: Math.max(0, subjects.length - largestSubjectList),
        clocks: clocksOf(context, record, subjects),
        events: events.slice(-largestEventList),
        moreEvents: Math.max(0, events.length - largestEventList),
      }),
    }
  },
}

const dayOf = (instant: Date): PlainDate => plainDateOfInstant(instant.getTime())

const factsOf = ({ db }: PaperContext, record: CaseRecord): CaseSummaryInput['facts'] => [
  { label: 'Saluran', value: channelWords[record.channel] },
  { label: 'Diterima', value: formatLongDate(dayOf(record.receivedAt)) },
  { label: 'Dicatat', value: formatLongDate(dayOf(record.recordedAt)) },
  { label: 'Keadaan', value: caseStateWords[record.state] },
  { label: 'Urgensi', value: record.urgency === 'urgent' ? 'Segera' : 'Biasa' },
  { label: 'Petugas', value: findOfficerName(db, record.responsibleOfficerId) },
  {
    label: 'Modus',
    value: record.modus.length === 0 ? null : record.modus.map((kind) => modusWords[kind]).join(', '),
  },
  { label: 'Jumlah subjek', value: `${record.subjectCount}, belum diputus ${record.undecidedCount}` },
  { label: 'Temuan', value: record.finding && findingWords[record.finding] },
  { label: 'Hasil akhir', value: record.outcome && outcomeWords[record.outcome] },
]

/** A child is printed without its age, which narrows down who it is. */
const ageOf = ({ age, isChild }: SubjectRecord): string | null => {
  if (isChild) return 'anak'
  return age === null ? null : `${age} tahun`
}

const subjectRow = (subject: SubjectRecord): CaseSummaryInput['subjects'][number] => {
  const { maskedNik, maskedPhones } = maskSubject(subject)
  return {
    initials: initialsOfSubject(subject),
    role: roleWords[subject.role],
    sex: sexLetter(subject.sex),
    age: ageOf(subject),
    nik: maskedNik,
    phone: maskedPhones[0] ?? null,
    triage: subject.colour && colourWords[subject.colour],
    decision: subject.decisionKind && decisionWordOf(subject.decisionKind),
    finding: null,
  }
}

const stateOfClock = ({ metAt, stoppedAt, dueAt }: Clock, today: PlainDate): string => {
  if (metAt !== null) return `dipenuhi ${formatLongDate(dayOf(metAt))}`
  if (stoppedAt !== null) return 'dihentikan'
  return dayOf(dueAt) < today ? 'terlampaui' : 'berjalan'
}

const clocksOf = (
  { db, today }: PaperContext,
  { rowId }: CaseRecord,
  subjects: readonly SubjectRecord[],
): CaseSummaryInput['clocks'] =>
  [
    ...listClocksOf(db, { caseRowId: rowId }),
    ...subjects
      .slice(0, largestSubjectList)
      .flatMap((subject) => listClocksOf(db, { caseRowId: rowId, subjectRowId: subject.rowId })),
  ]
    .toSorted((first, second) => first.dueAt.getTime() - second.dueAt.getTime())
    .slice(-largestClockList)
    .map((clock) => ({
      name: clockWords[clock.kind],
      dueOn: dayOf(clock.dueAt),
      state: stateOfClock(clock, today()),
    }))

/** What happened, oldest first; persons by their initials. */
const eventsOf = (
  { db, scope }: PaperContext,
  record: CaseRecord,
  subjects: readonly SubjectRecord[],
): NonNullable<CaseSummaryInput['events']> => {
  const initials = new Map(subjects.map((subject) => [subject.rowId, initialsOfSubject(subject)]))
  const whom = (rowId: number | null): string => (rowId === null ? '' : ` ${initials.get(rowId) ?? unnamed}`)
  const { eventOn, closedOn } = record
  return [
    ...(eventOn === null ? [] : [{ on: eventOn, text: 'Kejadian' }]),
    { on: dayOf(record.receivedAt), text: `Diterima: ${channelWords[record.channel]}` },
    { on: dayOf(record.recordedAt), text: 'Dicatat dalam register' },
    ...listInterviewSources(db, scope, record.rowId, largestEventSource).map((interview) => ({
      on: plainDateOfInstant(interview.startedAt),
      text: `${interview.kind === 'interview' ? 'Wawancara' : 'Pemeriksaan'}${whom(interview.subjectRowId)}`,
    })),
    ...listDecisionsOf(db, scope, record.rowId)
      .filter(({ state }) => state === 'inForce' || state === 'ended')
      .map(({ decidedOn, kind, subjectRowId }) => ({
        on: decidedOn,
        text: `Keputusan${whom(subjectRowId)}: ${decisionWordOf(kind)}`,
      })),
    ...listHandoverSources(db, scope, record.rowId, largestEventSource).map((handover) => ({
      on: plainDateOfInstant(handover.happenedAt),
      text: `${handoverWords[handover.kind]}${whom(handover.subjectRowId)}`,
    })),
    ...(closedOn === null ? [] : [{ on: closedOn, text: 'Kasus ditutup' }]),
  ].toSorted((first, second) => first.on.localeCompare(second.on))
}

const handoverWords = {
  person: 'Serah terima orang',
  document: 'Serah terima dokumen',
  receipt: 'Dokumen disimpan kantor',
} as const
