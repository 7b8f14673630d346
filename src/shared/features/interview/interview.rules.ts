import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type {
  Interview,
  InterviewFacts,
  InterviewLine,
  InterviewWarning,
  Signing,
} from './interview.schema.ts'

/** A minute of tolerance for two clocks of one office. */
const clockTolerance = 60_000
const hour = 3_600_000
const day = 24 * hour
/** Nobody is asked for longer without a night between. */
const longestLikelyHours = 12
/** Typed in later than this, an interview is probably dated wrong. */
const longestLikelyDelay = 30 * day

/** Rows in which nothing was typed are none. */
export const keptLines = (lines: readonly InterviewLine[]): InterviewLine[] =>
  lines.filter(({ question, answer }) => question !== null || answer !== null)

/** The lines as they are finished: rows of nothing go, and with them on request the questions without an answer. */
export const finishedLines = (
  lines: readonly InterviewLine[],
  { leaveOutUnanswered }: { leaveOutUnanswered: boolean },
): InterviewLine[] => keptLines(lines).filter(({ answer }) => answer !== null || !leaveOutUnanswered)

const numbersWithout = (lines: readonly InterviewLine[], part: keyof InterviewLine): number[] =>
  lines.flatMap((each, index) => (each[part] === null ? [index + 1] : []))

/** Numbers of the questions nobody has answered, counted as the record counts. */
export const unansweredNumbers = (lines: readonly InterviewLine[]): number[] =>
  numbersWithout(keptLines(lines), 'answer')

export const canHold = ({ startedAt }: Pick<InterviewFacts, 'startedAt'>, now: number): Verdict =>
  startedAt.getTime() > now + clockTolerance ? refused('INTERVIEW_IN_FUTURE') : allowed

/** One person is no two witnesses. */
export const canSign = (signing: Signing): Verdict => {
  if (signing.signature !== 'refused') return allowed
  const [first, second] = signing.witnesses.map(({ name }) => searchKeyOf(name))
  return first === second ? refused('INTERVIEW_WITNESSES_EQUAL') : allowed
}

type Ending = { startedAt: Date; endedAt: Date; lines: readonly InterviewLine[]; now: number }

/** Whether these lines and times can be a finished record. */
export const canFinish = ({ startedAt, endedAt, lines, now }: Ending): Verdict => {
  if (lines.length === 0) return refused('INTERVIEW_WITHOUT_LINES')
  const withoutQuestion = numbersWithout(lines, 'question')
  if (withoutQuestion.length > 0) {
    return refused('INTERVIEW_QUESTION_MISSING', { numbers: withoutQuestion.join(', ') })
  }
  const withoutAnswer = numbersWithout(lines, 'answer')
  if (withoutAnswer.length > 0) {
    return refused('INTERVIEW_ANSWER_MISSING', { numbers: withoutAnswer.join(', ') })
  }
  const held = canHold({ startedAt }, now)
  if (!held.allowed) return held
  if (endedAt.getTime() <= startedAt.getTime()) return refused('INTERVIEW_END_BEFORE_START')
  return endedAt.getTime() > now + clockTolerance ? refused('INTERVIEW_END_IN_FUTURE') : allowed
}

/** Whether anything can be typed into it. */
export const canTypeInto = ({ state }: Pick<Interview, 'state'>): Verdict =>
  state === 'open' ? allowed : refused('INTERVIEW_ALREADY_FINISHED')

const isFinished = ({ state }: Pick<Interview, 'state'>): Verdict =>
  state === 'finished' ? allowed : refused('INTERVIEW_NOT_FINISHED')

/** Only of a finished record can it be said whether it was signed. */
export const canRecordSigning = isFinished

/** A record that is out is corrected by revoking it first, or by a further interview that says so. */
export const canReopen = (
  interview: Pick<Interview, 'state'>,
  { hasPaper }: { hasPaper: boolean },
): Verdict => {
  const finished = isFinished(interview)
  if (!finished.allowed) return finished
  return hasPaper ? refused('INTERVIEW_PAPER_ISSUED') : allowed
}

export const canDiscard = (
  interview: Pick<Interview, 'state'>,
  { wasFinished, evidenceCount }: { wasFinished: boolean; evidenceCount: number },
): Verdict => {
  const typeable = canTypeInto(interview)
  if (!typeable.allowed) return typeable
  if (wasFinished) return refused('INTERVIEW_WAS_FINISHED')
  return evidenceCount > 0 ? refused('INTERVIEW_HAS_EVIDENCE', { count: evidenceCount }) : allowed
}

/** What the rules must know of a person who is heard. */
export type HeardPerson = { position: number; isNamed: boolean; isChild: boolean; openCount: number }

const isIndonesian = (language: string | null): boolean =>
  language === null || searchKeyOf(language).split(' ').includes('indonesia')

const positionsOf = (people: readonly HeardPerson[]): string =>
  people.map(({ position }) => position).join(', ')

const aboutPeople = (
  code: 'INTERVIEW_SUBJECT_UNNAMED' | 'INTERVIEW_CHILD_WITHOUT_GUARDIAN' | 'INTERVIEW_ALREADY_OPEN',
  people: readonly HeardPerson[],
): InterviewWarning[] => (people.length === 0 ? [] : [{ code, data: { people: positionsOf(people) } }])

const childrenAlone = ({ guardian }: InterviewFacts, people: readonly HeardPerson[]): InterviewWarning[] =>
  aboutPeople(
    'INTERVIEW_CHILD_WITHOUT_GUARDIAN',
    guardian === null ? people.filter(({ isChild }) => isChild) : [],
  )

const withoutInterpreter = ({ spokenLanguage, interpreter }: InterviewFacts): InterviewWarning[] =>
  interpreter !== null || spokenLanguage === null || isIndonesian(spokenLanguage)
    ? []
    : [{ code: 'INTERVIEW_WITHOUT_INTERPRETER', data: { language: spokenLanguage } }]

type Known = { receivedAt: Date; now: number }

const unlikelyMoment = ({ startedAt }: InterviewFacts, { receivedAt, now }: Known): InterviewWarning[] => {
  const startedOn = plainDateOfInstant(startedAt.getTime())
  const receivedOn = plainDateOfInstant(receivedAt.getTime())
  return [
    ...(startedOn < receivedOn
      ? [{ code: 'INTERVIEW_BEFORE_RECEIPT' as const, data: { startedOn, receivedOn } }]
      : []),
    ...(now - startedAt.getTime() > longestLikelyDelay
      ? [{ code: 'INTERVIEW_LONG_AGO' as const, data: { startedOn } }]
      : []),
  ]
}

/** What is unlikely when these people are heard on this occasion. */
export const startWarnings = (
  facts: InterviewFacts,
  people: readonly HeardPerson[],
  known: Known,
): InterviewWarning[] => [
  ...aboutPeople(
    'INTERVIEW_ALREADY_OPEN',
    people.filter(({ openCount }) => openCount > 0),
  ),
  ...childrenAlone(facts, people),
  ...withoutInterpreter(facts),
  ...unlikelyMoment(facts, known),
]

/** What is unlikely in an interview that is being finished. */
export const finishWarnings = (
  facts: InterviewFacts,
  person: HeardPerson,
  { endedAt, ...known }: Known & { endedAt: Date },
): InterviewWarning[] => {
  const hours = (endedAt.getTime() - facts.startedAt.getTime()) / hour
  return [
    ...aboutPeople('INTERVIEW_SUBJECT_UNNAMED', person.isNamed ? [] : [person]),
    ...childrenAlone(facts, [person]),
    ...withoutInterpreter(facts),
    ...(hours > longestLikelyHours
      ? [{ code: 'INTERVIEW_LONG' as const, data: { hours: Math.floor(hours) } }]
      : []),
    ...unlikelyMoment(facts, known),
  ]
}
