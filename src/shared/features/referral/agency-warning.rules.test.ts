import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { agencyWarnings, isSameWarning } from './agency-warning.rules.ts'

const day = (text: string): PlainDate => text as PlainDate
const home = { code: '62.02', name: 'Kabupaten Kotawaringin Timur' }
const event = { code: '53.71', name: 'Kota Kupang' }
const agency = (regionCodes: string[], validUntil: string | null = null) => ({
  name: 'Polres Contoh',
  regionCodes,
  validUntil: validUntil === null ? null : day(validUntil),
})
const codes = (warnings: { code: string }[]): string[] => warnings.map(({ code }) => code)

describe('an agency a letter goes to', () => {
  test.each<[string, string[], (typeof home)[], boolean]>([
    ['competent at the home', ['62.02'], [home, event], false],
    ['competent in the province of the home', ['62'], [home, event], false],
    ['competent at the place of the event alone', ['53.71'], [home, event], false],
    ['competent everywhere', [], [home, event], false],
    ['competent in the regency beside', ['62.01'], [home, event], true],
    ['where no place is known', ['62.01'], [], false],
  ])('%s', (_, regionCodes, places, isAsked) => {
    expect(codes(agencyWarnings(agency(regionCodes), places, null))).toEqual(
      isAsked ? ['REFERRAL_AGENCY_ELSEWHERE'] : [],
    )
  })

  test.each<[string | null, string | null, boolean]>([
    ['2026-11-30', '2026-12-01', true],
    ['2026-12-01', '2026-12-01', false],
    ['2026-11-30', null, false],
    [null, '2026-12-01', false],
  ])('valid until %s, whose answer is wanted on %s', (validUntil, wantedOn, isAsked) => {
    const warnings = agencyWarnings(agency([], validUntil), [], wantedOn === null ? null : day(wantedOn))
    expect(codes(warnings)).toEqual(isAsked ? ['REFERRAL_AGENCY_ENDS'] : [])
  })

  test('is asked about anew when the places are others, and not because their facts come in another order', () => {
    const of = (places: (typeof home)[]) => agencyWarnings(agency(['62.01']), places, null)[0]
    const [one, other] = [of([home]), of([event])]
    if (!one || !other) throw new Error('nothing asked')
    expect(isSameWarning(one, other)).toBe(false)
    const { name, places } = one.data
    expect(isSameWarning(one, { code: one.code, data: { places: places ?? '', name: name ?? '' } })).toBe(
      true,
    )
  })
})
