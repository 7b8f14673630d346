import { describe, expect, test } from 'vitest'
import {
  canComplete,
  completionWarnings,
  finishedAnswers,
  newlyRaised,
  prefilledAnswers,
  sharedAnswers,
  withoutBasis,
} from './assessment.rules.ts'
import { screen } from './screening.rules.ts'
import type { AnswerValue, BasisKind, WorkingAnswer } from './screening.schema.ts'
import { setVersion1 } from './version-1/set-version-1.ts'

const now = new Date('2026-02-02T09:00:00').getTime()
const answer = (
  itemId: string,
  value: AnswerValue,
  text: string | null = null,
  kind: BasisKind = 'statement',
): WorkingAnswer => ({ itemId, value, basis: text === null ? null : { kind, text } })
const codeOf = (answers: WorkingAnswer[], assessedAt = now): string => {
  const verdict = canComplete(setVersion1, { answers, assessedAt, now })
  return verdict.allowed ? 'yes' : verdict.code
}

describe('finishing', () => {
  test('needs a line for every "yes": blanks and invisible signs are none', () => {
    const answers = [
      answer('D02', 'yes', 'tidak tahu tanggal pulang'),
      answer('D08', 'yes'),
      answer('P03', 'yes', '  \u200B\n '),
      answer('C01', 'no'),
      answer('C02', 'unknown', ''),
    ]
    expect(withoutBasis(answers)).toEqual(['D08', 'P03'])
    expect(canComplete(setVersion1, { answers, assessedAt: now, now })).toMatchObject({
      code: 'SCREENING_BASIS_MISSING',
      data: { items: 'D08, P03' },
    })
    expect(codeOf([answer('D02', 'yes', 'tidak tahu tanggal pulang')])).toBe('yes')
  })

  test('needs something asked, known items, and a time that has been', () => {
    expect(codeOf([])).toBe('SCREENING_NOTHING_ASKED')
    expect(codeOf([answer('D02', 'notAsked')])).toBe('SCREENING_NOTHING_ASKED')
    expect(codeOf([answer('D02', 'unknown')])).toBe('yes')
    expect(codeOf([answer('D99', 'no')])).toBe('SCREENING_ITEM_UNKNOWN')
    expect(codeOf([answer('D02', 'no')], now + 1)).toBe('SCREENING_IN_FUTURE')
  })

  test('keeps answers in the order of their ids, with a basis only beside "yes"', () => {
    const answers = [answer('P03', 'no', 'sisa ketikan'), answer('D02', 'yes', '  dua   kata ', 'document')]
    expect(finishedAnswers(answers)).toEqual([
      { itemId: 'D02', value: 'yes', basis: { kind: 'document', text: 'dua kata' } },
      { itemId: 'P03', value: 'no', basis: null },
    ])
  })
})

describe('warnings', () => {
  const warned = (
    answers: WorkingAnswer[],
    other: Partial<Parameters<typeof completionWarnings>[0]> = {},
  ): string[] => {
    const childKnown = other.childKnown ?? null
    return completionWarnings({
      answers,
      result: screen({ ...setVersion1, answers, childKnown }),
      scope: 'quick',
      childKnown,
      assessedAt: now,
      receivedAt: now,
      setNumber: 1,
      setNumberInForce: 1,
      ...other,
    }).map(({ code }) => code)
  }
  const child = [answer('U01', 'yes', 'mengaku 15 tahun')]

  test('a child against the birth date, a replaced set, a time before the receipt', () => {
    expect(warned(child)).toEqual([])
    expect(warned(child, { childKnown: 'adultByBirthDate' })).toEqual(['SCREENING_BIRTH_DATE_SAYS_ADULT'])
    expect(warned([], { setNumberInForce: 2 })).toEqual(['SCREENING_SET_REPLACED'])
    expect(warned([], { receivedAt: now + 1 })).toEqual(['SCREENING_BEFORE_RECEIPT'])
  })

  test('a full assessment that asked little and found nothing; not a quick one, and not one that found something', () => {
    const some = (count: number) => setVersion1.indicators.slice(0, count).map(({ id }) => answer(id, 'no'))
    expect(warned(some(28), { scope: 'full' })).toEqual(['SCREENING_FEW_ASKED'])
    expect(warned(some(29), { scope: 'full' })).toEqual([])
    expect(warned(some(28))).toEqual([])
    expect(warned([answer('D06', 'yes', 'KTP palsu')], { scope: 'full' })).toEqual([])
  })
})

test('a new assessment starts with what the set still asks', () => {
  const later = {
    ...setVersion1,
    indicators: setVersion1.indicators.map((each) => (each.id === 'D06' ? { ...each, inUse: false } : each)),
  }
  const earlier = [answer('D06', 'yes', 'x'), answer('D02', 'no')]
  expect(prefilledAnswers(later, earlier)).toEqual([answer('D02', 'no')])
})

test('another subject takes over what was seen, never what was said nor what concerns the person alone', () => {
  const shared = sharedAnswers(setVersion1, [
    answer('P05', 'yes', 'satu pengurus', 'observation'),
    answer('P09', 'yes', 'tiket sekali jalan', 'document'),
    answer('C15', 'yes', 'disuruh menjawab umrah', 'statement'),
    answer('U04', 'yes', 'pesawat sore ini', 'document'),
    answer('U02', 'yes', 'tampak sakit', 'observation'),
    answer('C08', 'no'),
  ])
  expect(shared.map(({ itemId }) => itemId)).toEqual(['P05', 'P09', 'U04'])
})

test('the supervisor hears of a flag once: per person, or once for the movement', () => {
  const told = { ofSubject: ['U02'], ofCase: ['U02', 'U04', 'U08'] }
  expect(newlyRaised(['U02', 'U04', 'U07', 'U08'], told)).toEqual(['U07', 'U08'])
  expect(newlyRaised(['U01'], { ofSubject: [], ofCase: ['U01'] })).toEqual(['U01'])
})
