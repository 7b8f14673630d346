import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type Agency, agencyInput, type AgencyKind } from './agency.schema.ts'
import { eventPlaceOf, homeOf, suggestionGroupFor } from './agency-suggestion.rules.ts'
import type { SuggestionPlace } from './agency-suggestion.schema.ts'

const day = '2026-11-23' as PlainDate
const agency = (kind: AgencyKind, name: string, regionCodes: string[], period: object = {}): Agency => ({
  ...agencyInput.parse({
    kind,
    name,
    addressee: `Kepala ${name}`,
    city: 'Kota Contoh',
    regionCodes,
    validFrom: '2020-01-01',
    ...period,
  }),
  id: name as Agency['id'],
  version: 1,
})
const place = (code: string, subjectCount = 1): SuggestionPlace => ({
  code,
  name: `Kabupaten ${code}`,
  source: 'identityAddress',
  subjectCount,
})
const route = {
  need: 'traffickingCrime' as const,
  first: ['police' as const],
  copies: ['workerProtection' as const, 'regionalOffice' as const],
}
const namesOf = (agencies: { name: string }[]) => agencies.map(({ name }) => name)

describe('the home of a subject', () => {
  it.each([
    ['62.02.17.2015', '63.01.01.1001', '6371010101900001', '62.02', 'identityAddress'],
    [null, '63.01.01.1001', '6371010101900001', '63.01', 'domicile'],
    [null, null, '6371010101900001', '63.71', 'nik'],
  ])('of %s, %s and %s is %s by %s', (identityRegionCode, domicileRegionCode, nik, code, source) => {
    expect(homeOf({ identityRegionCode, domicileRegionCode, nik })).toEqual({ code, source })
  })

  it('is unknown where nothing says it', () => {
    expect(homeOf({ identityRegionCode: null, domicileRegionCode: null, nik: null })).toBeUndefined()
  })
})

describe('the place of the event', () => {
  it('is the one recorded, else the village of the case', () => {
    expect(eventPlaceOf({ eventRegionCode: '62', villageRegionCode: '62.02.17.2015' })).toEqual({
      code: '62',
      source: 'event',
    })
    expect(eventPlaceOf({ eventRegionCode: null, villageRegionCode: '62.02.17.2015' })).toEqual({
      code: '62.02',
      source: 'village',
    })
    expect(eventPlaceOf({ eventRegionCode: null, villageRegionCode: null })).toBeUndefined()
  })
})

describe('agencies for a need', () => {
  it('are those valid on the day and competent there, the narrowest first', () => {
    const group = suggestionGroupFor(
      route,
      [
        agency('police', 'Satgas', []),
        agency('police', 'Polda', ['62']),
        agency('police', 'Polres', ['62.02']),
        agency('police', 'Polres Jauh', ['63.01']),
        agency('police', 'Polres Lama', ['62.02'], { validUntil: '2026-11-22' }),
        agency('police', 'Polres Nanti', ['62.02'], { validFrom: '2026-11-24' }),
        agency('socialOffice', 'Dinas Sosial', ['62.02']),
        agency('regionalOffice', 'Kanwil', ['62']),
      ],
      [place('62.02')],
      day,
    )
    expect(namesOf(group.first)).toEqual(['Polres', 'Polda', 'Satgas'])
    expect(namesOf(group.copies)).toEqual(['Kanwil'])
    expect(group.missing).toEqual([
      { kind: 'workerProtection', part: 'copy', placeNames: ['Kabupaten 62.02'] },
    ])
  })

  it('name every place they are competent at, and the places nobody is', () => {
    const group = suggestionGroupFor(
      { ...route, copies: [] },
      [agency('police', 'Satu', ['62.02']), agency('police', 'Dua', ['62.02', '62.07'])],
      [place('62.02'), place('62.07'), place('63.01')],
      day,
    )
    expect(namesOf(group.first)).toEqual(['Dua', 'Satu'])
    expect(group.first[0]?.reasons.map((reason) => reason.place?.code)).toEqual(['62.02', '62.07'])
    expect(group.missing).toEqual([{ kind: 'police', part: 'first', placeNames: ['Kabupaten 63.01'] }])
  })

  it('without a known place are only those competent everywhere', () => {
    const group = suggestionGroupFor(
      { ...route, copies: [] },
      [agency('police', 'Polres', ['62.02']), agency('police', 'Satgas', [])],
      [],
      day,
    )
    expect(group.first).toMatchObject([{ name: 'Satgas', reasons: [{ place: null, reach: 'everywhere' }] }])
    expect(group.missing).toEqual([])
  })

  it('follow the order of the table', () => {
    const group = suggestionGroupFor(
      { need: 'childProtection', first: ['womenAndChildProtection', 'socialOffice'], copies: [] },
      [agency('socialOffice', 'A', ['62.02']), agency('womenAndChildProtection', 'B', [])],
      [place('62.02')],
      day,
    )
    expect(namesOf(group.first)).toEqual(['B', 'A'])
  })
})
