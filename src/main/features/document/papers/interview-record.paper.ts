import { getCaseByRowId, type CaseRecord } from '#main/features/case/index.ts'
import { getSubjectByRowId, type SubjectRecord } from '#main/features/subject/index.ts'
import type { CaseChannel } from '#shared/features/case/case.schema.ts'
import type { MissingField, MissingValue, PaperPlace } from '#shared/features/document/document.schema.ts'
import {
  clockOnPaper,
  interviewOpening,
  interviewRecordData,
  type InterviewRecordData,
  type InterviewRecordInput,
} from '#shared/features/document/papers/interview-record.schema.ts'
import type { SubjectRole } from '#shared/features/subject/subject.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { findInterviewSource, listInterviewEntries, type InterviewSource } from '../interview-source.repo.ts'
import { dots, type Paper, type PaperContext } from '../paper.ts'
import {
  clockTimeOf,
  identityFacts,
  initialsOfSubject,
  officeSideOn,
  restrictedWarning,
  subjectPlace,
  zoneOf,
} from './case-parts.ts'
import { sexWord } from './case-words.ts'

const getInterviewSource = ({ db, scope }: PaperContext, id: string): InterviewSource => {
  const found = findInterviewSource(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'interview' })
  return found
}

const interviewPlace = ({ id, caseId }: InterviewSource): PaperPlace => ({ kind: 'interview', id, caseId })

/** Record of an interview or examination, with the officer's opinion behind it where one is written and wanted. */
export const interviewRecordPaper: Paper = {
  type: 'interviewRecord',
  template: 'interview-record',
  schema: interviewRecordData,
  placeOf: (context, interviewId) => interviewPlace(getInterviewSource(context, interviewId)),
  recordOf: (context, interviewId) => ({ kind: 'case', id: getInterviewSource(context, interviewId).caseId }),
  prepare: (context, interviewId, options) => {
    const { db } = context
    const interview = getInterviewSource(context, interviewId)
    const record = getCaseByRowId(db, interview.caseRowId)
    const subject = getSubjectByRowId(db, interview.subjectRowId)
    const heldOn = plainDateOfInstant(interview.startedAt)
    const { office, head, pictures, missing, warnings } = officeSideOn(context, heldOn)
    const size = options.paper ?? office.preferences.paper
    const entries = listInterviewEntries(db, interview.rowId)
    const zone = zoneOf(office.details.provinceName)
    const examiners = examinersOf(interview)
    return {
      label: `${shortNames[interview.kind]} ${initialsOfSubject(subject)} · ${record.number}`,
      origin: interviewPlace(interview),
      datedOn: heldOn,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [...missing, ...missingOf(interview, subject, entries.length)],
      warnings: [...warnings, ...restrictedWarning(record)],
      pictures,
      dataFor: ({ draft, number }) => ({
        draft,
        paper: size,
        letterhead: head,
        kind: interview.kind,
        number,
        opening: interviewOpening({
          heldOn,
          startedAt: clockTimeOf(new Date(interview.startedAt)),
          zone,
          place: interview.place,
          examinerCount: examiners.length,
        }),
        examiners,
        examinedAs: examinedAs(record, subject),
        subjectName: subject.fullName,
        identity: identityFacts(context, subject),
        basis: paragraphsOf(interview.basis, 12),
        language: interview.spokenLanguage ?? 'bahasa Indonesia',
        interpreter: interview.interpreter && {
          name: interview.interpreter,
          language: interview.spokenLanguage ?? 'bahasa daerah',
        },
        guardian: interview.guardian && {
          name: interview.guardian,
          relation: interview.guardianRelation ?? 'pendamping',
        },
        entries:
          entries.length === 0
            ? [{ question: dots, answer: null }]
            : entries.map(({ question, answer }) => ({ question: question ?? dots, answer })),
        refusal: refusalOf(interview),
        place: office.details.city,
        signedOn: heldOn,
        closedAt:
          interview.endedAt === null ? null : clockOnPaper(clockTimeOf(new Date(interview.endedAt)), zone),
        opinion: options.withOpinion ? opinionOf(interview) : null,
      }),
    }
  },
}

const shortNames = { interview: 'BAW', examination: 'BAP' } as const

const examinersOf = ({
  officerName,
  officerNip,
  officerPosition,
  secondOfficer,
}: InterviewSource): InterviewRecordInput['examiners'] => [
  { name: officerName, nip: officerNip, title: officerPosition ?? 'Petugas Imigrasi' },
  ...(secondOfficer === null ? [] : [{ name: secondOfficer, title: 'Petugas Imigrasi' }]),
]

/** As what somebody is heard: never as a suspect, which is not this office's to say. */
const heardByChannel: Partial<Record<CaseChannel, string>> = {
  passportInterview: 'pemohon paspor Republik Indonesia',
  passportDocumentCheck: 'pemohon paspor Republik Indonesia',
  eazyPassportEvent: 'pemohon paspor Republik Indonesia',
  checkpointDeparture: 'calon penumpang ke luar negeri',
  checkpointArrival: 'penumpang yang tiba dari luar negeri',
}
const heardByRole: Record<SubjectRole, string> = {
  prospectiveWorker: 'calon pekerja migran Indonesia',
  victim: 'orang yang dimintai keterangan',
  witness: 'saksi',
  suspect: 'orang yang dimintai keterangan',
  companion: 'pendamping',
}

const examinedAs = ({ channel }: CaseRecord, { role, sex }: SubjectRecord): string => {
  const heard = role === 'prospectiveWorker' ? heardByChannel[channel] : undefined
  return `${sexWord(sex)} sebagai ${heard ?? heardByRole[role]}`
}

const refusalOf = ({
  signature,
  refusalReason,
  witnesses,
}: InterviewSource): InterviewRecordInput['refusal'] => {
  if (signature !== 'refused') return null
  const named = witnesses.map(({ name, occupation }) => ({ name, occupation: occupation ?? null }))
  const [first = { name: dots }, second = { name: dots }] = named
  return { reason: refusalReason, witnesses: [first, second] }
}

/** Lines that were typed, each a numbered paragraph; a text with more lines than there is room for stays one. */
const paragraphsOf = (text: string | null, maximum: number): string[] => {
  const lines = (text ?? '')
    .split('\n')
    .map((each) => each.replace(/^\s*(?:\d{1,2}[.)]|[-–•])\s+/, '').trim())
    .filter((each) => each !== '')
  return lines.length <= maximum ? lines : [lines.join('\n')]
}

const opinionOf = ({
  opinion,
  opinionReasons,
  startedAt,
}: InterviewSource): InterviewRecordInput['opinion'] => {
  const opinions = paragraphsOf(opinion, 12)
  return opinions.length === 0
    ? null
    : { writtenOn: plainDateOfInstant(startedAt), opinions, reasons: paragraphsOf(opinionReasons, 24) }
}

const missingOf = (
  interview: InterviewSource,
  subject: SubjectRecord,
  entryCount: number,
): MissingValue[] => {
  const here = (field: MissingField): MissingValue => ({
    field,
    detail: null,
    where: interviewPlace(interview),
  })
  const witnessesLack = interview.signature === 'refused' && interview.witnesses.length < 2
  return [
    ...(subject.fullName === null
      ? [{ field: 'subjectName' as const, detail: null, where: subjectPlace(subject) }]
      : []),
    ...(interview.state === 'finished' ? [] : [here('interviewOpen')]),
    ...(entryCount > 0 ? [] : [here('interviewLines')]),
    ...(witnessesLack ? [here('interviewWitnesses')] : []),
  ]
}

/** One file of many records, each with its own letterhead, pages and numbers. */
export const combineInterviewRecords = (
  records: readonly InterviewRecordData[],
): { records: readonly InterviewRecordData[] } => ({ records })
