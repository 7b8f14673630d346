import fastCheck from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Verdict } from '#shared/kernel/errors.ts'
import { caseChannels } from '../case/case.schema.ts'
import {
  canDiscard,
  canFinish,
  canHold,
  canReopen,
  canSign,
  finishedLines,
  finishWarnings,
  type HeardPerson,
  keptLines,
  startWarnings,
  unansweredNumbers,
} from './interview.rules.ts'
import {
  interviewKinds,
  type InterviewFacts,
  type InterviewLine,
  largestLineList,
  startInput,
} from './interview.schema.ts'
import { questionSetFor, questionSetIds, questionsOf, usualBasis } from './question-sets.ts'

const at = (text: string) => new Date(`2026-02-02T${text}:00`)
const now = at('12:00').getTime()
const line = (question: string | null, answer: string | null): InterviewLine => ({ question, answer })
const codeOf = (verdict: Verdict): string => (verdict.allowed ? 'yes' : verdict.code)

const facts: InterviewFacts = {
  kind: 'interview',
  startedAt: at('09:00'),
  place: 'Ruang wawancara',
  basis: 'Undang-Undang Nomor 6 Tahun 2011',
  officerId: '019e0000-0000-7000-8000-000000000001' as InterviewFacts['officerId'],
  secondOfficer: null,
  interpreter: null,
  spokenLanguage: null,
  guardian: null,
  guardianRelation: null,
}
const adult: HeardPerson = { position: 1, isNamed: true, isChild: false, openCount: 0 }
const known = { receivedAt: at('08:00'), now }

describe('lines', () => {
  test('rows in which nothing was typed are none, and numbers count what is left', () => {
    const typed = [line('Mengapa?', null), line(null, null), line('Kapan?', 'Besok.'), line('Di mana?', null)]
    expect(keptLines(typed)).toHaveLength(3)
    expect(unansweredNumbers(typed)).toEqual([1, 3])
  })

  test('questions without an answer are left out on request alone, never an answer', () => {
    const typed = [line('Mengapa?', null), line(null, 'Untuk bekerja.'), line('Kapan?', 'Besok.')]
    expect(finishedLines(typed, { leaveOutUnanswered: false })).toHaveLength(3)
    expect(finishedLines(typed, { leaveOutUnanswered: true })).toEqual([typed[1], typed[2]])
  })

  test('no answer is ever lost on the way to a finished record', () => {
    const text = fastCheck.option(fastCheck.string({ minLength: 1 }), { nil: null })
    fastCheck.assert(
      fastCheck.property(
        fastCheck.array(fastCheck.record({ question: text, answer: text })),
        fastCheck.boolean(),
        (typed, leaveOutUnanswered) => {
          const answers = (list: InterviewLine[]) => list.flatMap(({ answer }) => answer ?? [])
          expect(answers(finishedLines(typed, { leaveOutUnanswered }))).toEqual(answers(typed))
        },
      ),
    )
  })
})

describe('what cannot be', () => {
  test.each([
    ['an hour ago', '11:00', 'yes'],
    ['half a minute ahead of the other clock', '12:00', 'yes'],
    ['in an hour', '13:00', 'INTERVIEW_IN_FUTURE'],
  ])('a start %s', (_name, time, expected) => {
    expect(codeOf(canHold({ startedAt: at(time) }, now - 30_000))).toBe(expected)
  })

  const whole = [line('Mengapa?', 'Untuk bekerja.')]
  test.each([
    ['a whole one', whole, '10:00', 'yes'],
    ['one without a line', [], '10:00', 'INTERVIEW_WITHOUT_LINES'],
    ['an answer without a question', [line(null, 'Ya.')], '10:00', 'INTERVIEW_QUESTION_MISSING'],
    ['a question without an answer', [...whole, line('Kapan?', null)], '10:00', 'INTERVIEW_ANSWER_MISSING'],
    ['an end before the start', whole, '08:59', 'INTERVIEW_END_BEFORE_START'],
    ['an end at the start', whole, '09:00', 'INTERVIEW_END_BEFORE_START'],
    ['an end that is still to come', whole, '12:30', 'INTERVIEW_END_IN_FUTURE'],
  ])('finishing %s', (_name, lines, ended, expected) => {
    expect(codeOf(canFinish({ startedAt: facts.startedAt, endedAt: at(ended), lines, now }))).toBe(expected)
  })

  test('one person witnessing a refusal twice, however he is written', () => {
    const refusal = (first: string, second: string) =>
      canSign({
        signature: 'refused',
        refusalReason: 'Tidak setuju.',
        witnesses: [
          { name: first, occupation: null },
          { name: second, occupation: null },
        ],
      })
    expect(codeOf(refusal('Saksi Contoh', 'saksi  CONTOH'))).toBe('INTERVIEW_WITNESSES_EQUAL')
    expect(codeOf(refusal('Saksi Contoh', 'Saksi Uji'))).toBe('yes')
  })

  test.each([
    ['open', false, 'INTERVIEW_NOT_FINISHED'],
    ['finished', true, 'INTERVIEW_PAPER_ISSUED'],
    ['finished', false, 'yes'],
  ] as const)('reopening one that is %s, paper %s: %s', (state, hasPaper, expected) => {
    expect(codeOf(canReopen({ state }, { hasPaper }))).toBe(expected)
  })

  test.each([
    ['finished', false, 0, 'INTERVIEW_ALREADY_FINISHED'],
    ['open', true, 0, 'INTERVIEW_WAS_FINISHED'],
    ['open', false, 2, 'INTERVIEW_HAS_EVIDENCE'],
    ['open', false, 0, 'yes'],
  ] as const)(
    'throwing away one that is %s (finished before: %s, evidence: %i): %s',
    (state, was, count, code) => {
      expect(codeOf(canDiscard({ state }, { wasFinished: was, evidenceCount: count }))).toBe(code)
    },
  )
})

describe('what is unlikely', () => {
  const started = (changes: Partial<InterviewFacts>, people = [adult], receivedAt = known.receivedAt) =>
    startWarnings({ ...facts, ...changes }, people, { receivedAt, now }).map(({ code }) => code)

  test('nothing about an adult who is heard in Indonesian on the day of the receipt', () => {
    expect(started({})).toEqual([])
    expect(started({ spokenLanguage: 'bahasa Indonesia' })).toEqual([])
  })

  test('people are named by their numbers in the case', () => {
    const people = [
      { ...adult, position: 3, isChild: true },
      { ...adult, position: 5, isChild: true, openCount: 1 },
    ]
    expect(startWarnings(facts, people, known)).toEqual([
      { code: 'INTERVIEW_ALREADY_OPEN', data: { people: '5' } },
      { code: 'INTERVIEW_CHILD_WITHOUT_GUARDIAN', data: { people: '3, 5' } },
    ])
  })

  test('a child with a guardian, and another language with an interpreter, are nothing to ask about', () => {
    const child = [{ ...adult, isChild: true }]
    expect(started({ guardian: 'Coba Wali' }, child)).toEqual([])
    expect(started({ spokenLanguage: 'bahasa Madura' })).toEqual(['INTERVIEW_WITHOUT_INTERPRETER'])
    expect(started({ spokenLanguage: 'bahasa Madura', interpreter: 'Uji Penerjemah' })).toEqual([])
  })

  test('a day before the case was received, and a month ago', () => {
    expect(started({}, [adult], new Date('2026-02-03T08:00:00'))).toEqual(['INTERVIEW_BEFORE_RECEIPT'])
    expect(started({ startedAt: new Date('2026-01-02T09:00:00') }, [adult], new Date('2026-01-01'))).toEqual([
      'INTERVIEW_LONG_AGO',
    ])
  })

  test('more than half a day, and somebody without a name, when it is finished', () => {
    const ending = (hours: number, person = adult) =>
      finishWarnings(facts, person, {
        ...known,
        endedAt: new Date(facts.startedAt.getTime() + hours * 3_600_000),
      }).map(({ code }) => code)
    expect(ending(12)).toEqual([])
    expect(ending(12.5, { ...adult, isNamed: false })).toEqual([
      'INTERVIEW_SUBJECT_UNNAMED',
      'INTERVIEW_LONG',
    ])
  })
})

describe('questions to begin with', () => {
  test.each(questionSetIds)('%s fits what an interview takes, and asks nothing twice', (set) => {
    const questions = questionsOf(set)
    expect(startInput.shape.questions.parse([...questions])).toEqual(questions)
    expect(new Set(questions).size).toBe(questions.length)
    expect(questions.length).toBeGreaterThan(5)
    expect(questions.length).toBeLessThan(largestLineList)
    for (const question of questions) expect(question).toMatch(/^[A-Z].*\?$/)
  })

  test('accuses nobody', () => {
    const all = questionSetIds.flatMap(questionsOf).join(' ').toLowerCase()
    for (const word of [
      'korban',
      'pelaku',
      'tersangka',
      'tppo',
      'perdagangan orang',
      'berbohong',
      'ilegal',
    ]) {
      expect(all).not.toContain(word)
    }
  })

  test('every channel and every kind has its beginning', () => {
    expect(questionSetFor('passportInterview')).toBe('passport')
    expect(questionSetFor('checkpointDeparture')).toBe('departure')
    for (const channel of caseChannels) expect(questionSetIds).toContain(questionSetFor(channel))
    for (const kind of interviewKinds) expect(usualBasis(kind)).toContain('Keimigrasian')
  })
})
