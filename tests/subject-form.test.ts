import { describe, expect, test } from 'vitest'
import { subjectInput } from '#shared/features/subject/subject.schema.ts'
import { money, moneyRow, transit, travel } from '#shared/features/subject/subject-details.schema.ts'
import { newInputOf, newValues, readDraft } from '#renderer/features/subject/new-values.ts'
import {
  contactRow,
  moneyInputOf,
  moneyRowOf,
  transitRow,
  travelInputOf,
  travelValuesOf,
} from '#renderer/features/subject/subject-values.ts'

const submissionId = '01950000-0000-4000-8000-00000000aaaa'

describe('the form for somebody new', () => {
  test('sends nothing for what was not typed', () => {
    const sent = subjectInput.parse(newInputOf({ ...newValues(), description: 'Perempuan, jaket merah' }))
    expect(sent).toEqual(
      subjectInput.parse({ role: 'prospectiveWorker', description: 'Perempuan, jaket merah' }),
    )
  })

  test('sends the code of a place and keeps its words to itself', () => {
    const identityRegion = { code: '62.02.17', path: 'Telaga Antang' }
    const sent = subjectInput.parse(newInputOf({ ...newValues(), fullName: 'Uji', identityRegion }))
    expect(sent).toMatchObject({ identityRegionCode: '62.02.17', domicileRegionCode: null })
  })

  test('drops the reason for a missing NIK once there is one', () => {
    const values = { ...newValues(), fullName: 'Uji', nikUnknownReason: 'notCarried' as const }
    expect(newInputOf(values)).toMatchObject({ nikUnknownReason: 'notCarried' })
    expect(newInputOf({ ...values, nik: '6202175403010001' })).toMatchObject({ nikUnknownReason: null })
  })

  test('leaves out blank rows at the end and keeps those in between, so that they are asked about', () => {
    const [blank, phone] = [contactRow(), { ...contactRow(), value: '0812-0000-0001' }]
    const contacts = [blank, phone, contactRow(), contactRow()]
    const sent = newInputOf({ ...newValues(), contacts }) as { contacts: { value: string }[] }
    expect(sent.contacts.map(({ value }) => value)).toEqual(['', '0812-0000-0001'])
  })
})

describe('a draft of the form', () => {
  test('is found as it was typed', () => {
    const values = { ...newValues(), fullName: 'Uji Rahmat', isChildStated: true }
    expect(readDraft(JSON.parse(JSON.stringify({ submissionId, values })))).toEqual({ submissionId, values })
  })

  test('of an older program gets the fields it lacks and loses those nobody knows', () => {
    const { alias: _alias, ...older } = newValues()
    const found = readDraft(JSON.parse(JSON.stringify({ submissionId, values: { ...older, gone: 'x' } })))
    expect(found?.values).toEqual({ ...older, alias: '' })
  })

  test.each([null, 'text', {}, { submissionId, values: { contacts: 'none' } }])(
    'is not read from %j',
    (body) => expect(readDraft(body)).toBeUndefined(),
  )
})

describe('rows', () => {
  test('of transit points keep their order and lose what the screen added', () => {
    const stop = (place: string) => ({ ...transitRow(), place })
    const values = {
      ...travelValuesOf(travel.parse({})),
      transits: [stop('Jakarta'), stop('Batam'), transitRow()],
    }
    expect(travel.parse(travelInputOf(values)).transits).toEqual([
      transit.parse({ place: 'Jakarta' }),
      transit.parse({ place: 'Batam' }),
    ])
  })

  test('of money carry months only where wages are deducted', () => {
    const row = { ...moneyRowOf(), amount: 1_200_000, months: 6 }
    const kinds = (['salaryDeduction', 'loan'] as const).map((kind) => ({ ...row, kind }))
    expect(money.parse(moneyInputOf({ rows: kinds })).rows).toEqual([
      moneyRow.parse({ kind: 'salaryDeduction', amount: 1_200_000, currency: 'IDR', months: 6 }),
      moneyRow.parse({ kind: 'loan', amount: 1_200_000, currency: 'IDR' }),
    ])
  })
})
