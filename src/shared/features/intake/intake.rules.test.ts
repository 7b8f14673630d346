import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { setVersion1 } from '../screening/version-1/set-version-1.ts'
import {
  answersFor,
  emptyFamilyAnswers,
  emptyItemAnswer,
  type FamilyAnswers,
  firstGap,
  withNik,
} from './intake.rules.ts'

const today = '2026-02-02' as PlainDate
const birthOn = '2001-03-14' as PlainDate
const { quickQuestions: questions } = setVersion1
const melati = '6202175403010001'
const aFiktif = '6202086011800001'

describe('a NIK that is typed', () => {
  const empty = { nik: '', birthOn: null, sex: null }

  test('fills in birth date and sex once it is whole', () => {
    expect(withNik(empty, melati.slice(0, 15), today)).toMatchObject({ birthOn: null, sex: null })
    expect(withNik(empty, melati, today)).toMatchObject({ birthOn: '2001-03-14', sex: 'female' })
  })

  test('takes back what it filled in when it is changed', () => {
    const filled = withNik(empty, melati, today)
    expect(withNik(filled, melati.slice(0, 15), today)).toMatchObject({ birthOn: null, sex: null })
    expect(withNik(filled, aFiktif, today)).toMatchObject({ birthOn: '1980-11-20', sex: 'female' })
  })

  test('leaves alone what the officer wrote', () => {
    const corrected = { nik: melati, birthOn: '2001-03-15' as PlainDate, sex: 'male' as const }
    expect(withNik(corrected, aFiktif, today)).toMatchObject({ birthOn: '2001-03-15', sex: 'male' })
  })

  test.each(['6202083013990001', '6202080002900001', '9999999999999999'])('%s fills in nothing', (nik) => {
    expect(withNik(empty, nik, today)).toMatchObject({ nik, birthOn: null, sex: null })
  })
})

describe('the six questions', () => {
  const allNo = Object.fromEntries(
    questions.map(({ family }) => [family, { value: 'no', items: {} }]),
  ) as FamilyAnswers
  const yes = (basis: string) => ({ ...emptyItemAnswer, value: 'yes' as const, basis })
  const no = { ...emptyItemAnswer, value: 'no' as const }

  test('begin with the first that has no key', () => {
    expect(firstGap(questions, emptyFamilyAnswers, birthOn)).toEqual({
      family: 'documentConsistency',
      itemId: null,
      gap: 'answer',
    })
    expect(firstGap(questions, allNo, birthOn)).toBeUndefined()
  })

  test.each([
    ['an item without a key', { D02: no }, { itemId: 'D04', gap: 'item' }],
    ['a basis before the next item', { D02: yes('') }, { itemId: 'D02', gap: 'basis' }],
    ['no item with yes', { D02: no, D04: no, C02: no }, { itemId: 'D02', gap: 'item' }],
    ['a yes with a blank basis', { D02: yes('  '), D04: no, C02: no }, { itemId: 'D02', gap: 'basis' }],
    ['nothing', { D02: yes('Tidak tahu alamat'), D04: no, C02: no }, undefined],
  ])('answered with yes: %s is missing', (_what, items, gap) => {
    const families = { ...allNo, purposeClarity: { value: 'yes' as const, items } }
    const expected = gap === undefined ? undefined : { family: 'purposeClarity', ...gap }
    expect(firstGap(questions, families, birthOn)).toEqual(expected)
  })

  test('go on behind the one that was just answered, then from the top', () => {
    const families = { ...emptyFamilyAnswers, behaviour: allNo.behaviour }
    expect(firstGap(questions, families, birthOn, 'behaviour')?.family).toBe('departurePattern')
    const last = { ...allNo, documentConsistency: emptyFamilyAnswers.documentConsistency }
    expect(firstGap(questions, last, birthOn, 'intelligenceData')?.family).toBe('documentConsistency')
  })

  test('a "no" or "do not know" counts for every item, a yes for those that have one', () => {
    const families: FamilyAnswers = {
      ...allNo,
      behaviour: { value: 'unknown', items: {} },
      departurePattern: { value: 'yes', items: { U04: { ...emptyItemAnswer, basis: 'Tiket besok' } } },
      purposeClarity: { value: 'yes', items: { D02: yes('Tidak tahu alamat'), D04: no, C02: no } },
    }
    const given = Object.fromEntries(answersFor(questions, families, birthOn).map((one) => [one.itemId, one]))
    expect(given['C10']).toMatchObject({ value: 'unknown', basis: null })
    expect(given['D01']).toMatchObject({ value: 'no' })
    expect(given['U04']).toMatchObject({ value: 'yes', basis: { kind: 'statement', text: 'Tiket besok' } })
    expect(given['D02']).toMatchObject({ value: 'yes', basis: { text: 'Tidak tahu alamat' } })
    expect(given['D04']).toMatchObject({ value: 'no', basis: null })
  })

  test('ask whether somebody is a child only while the birth date is not known', () => {
    const asked = (known: PlainDate | null) => answersFor(questions, allNo, known).map(({ itemId }) => itemId)
    expect(asked(null)).toContain('U01')
    expect(asked(birthOn)).not.toContain('U01')
  })
})
