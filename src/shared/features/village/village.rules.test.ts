import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { VillageRegion } from '../region/region.schema.ts'
import { canAddHead, canHoldHead, headOnDay, headWarnings, successionFor } from './village-head.rules.ts'
import {
  canRemoveVillage,
  placeNamesFor,
  printedNameWarnings,
  suggestedVillage,
  villagePath,
  villageTitle,
} from './village.rules.ts'

const day = (text: string) => text as PlainDate

const region = (overrides: Partial<VillageRegion> = {}): VillageRegion => ({
  code: '62.02.17.2015',
  name: 'Tanjung Harapan',
  printedName: 'Tanjung Harapan',
  kind: 'desa',
  headTitle: 'Kepala Desa',
  districtCode: '62.02.17',
  districtName: 'Telaga Antang',
  regencyCode: '62.02',
  regencyName: 'Kabupaten Kotawaringin Timur',
  provinceCode: '62',
  provinceName: 'Kalimantan Tengah',
  path: '',
  inWorkingArea: true,
  ...overrides,
})

describe('what the region table suggests', () => {
  test.each<[Partial<VillageRegion>, string, string]>([
    [{}, 'desa', 'Desa'],
    [{ kind: 'kelurahan', headTitle: 'Lurah' }, 'kelurahan', 'Kelurahan'],
    [{ kind: 'desaAdat', headTitle: 'Kepala Desa Adat' }, 'desaAdat', 'Desa Adat'],
    [{ code: '11.01.01.2001', headTitle: 'Keuchik' }, 'gampong', 'Gampong'],
    [{ code: '11.02.01.2001', headTitle: 'Pengulu Kute' }, 'gampong', 'Kute'],
    [{ code: '13.01.01.2001', headTitle: 'Wali Nagari' }, 'nagari', 'Nagari'],
    [{ code: '34.01.01.2001', headTitle: 'Lurah' }, 'kalurahan', 'Kalurahan'],
    [{ code: '34.71.01.1001', kind: 'kelurahan', headTitle: 'Lurah' }, 'kelurahan', 'Kelurahan'],
    [{ code: '94.01.01.2001', headTitle: 'Kepala Kampung' }, 'kampung', 'Kampung'],
    [{ code: '51.01.01.2001', headTitle: 'Perbekel' }, 'desa', 'Desa'],
  ])('for %j is %s, %s', (overrides, unitType, unitTypePrinted) => {
    expect(suggestedVillage(region(overrides))).toMatchObject({ unitType, unitTypePrinted })
  })

  test('title and path are written as on paper', () => {
    const village = { ...suggestedVillage(region()), ...placeNamesFor(region()) }
    expect(villageTitle(village)).toBe('Desa Tanjung Harapan')
    expect(villagePath(village)).toBe(
      'Kecamatan Telaga Antang, Kabupaten Kotawaringin Timur, Provinsi Kalimantan Tengah',
    )
    expect(placeNamesFor(region({ regencyName: 'Kota Adm. Jakarta Barat' })).regencyName).toBe(
      'Kota Administrasi Jakarta Barat',
    )
  })

  test.each([
    ['Tj. Harapan', 1],
    ['Matang Glumpang Dua Meunasah Timu (X)', 1],
    ['Lubuk Besar/Kecil', 1],
    ['TANJUNG HARAPAN', 1],
    ['Tanjung Harapan', 0],
    ["Ba'u", 0],
    ['Sukamaju II', 0],
    ['XIII', 0],
  ])('the printed name %j gives %i warnings', (name, count) => {
    expect(printedNameWarnings(name)).toHaveLength(count)
  })
})

describe('canRemoveVillage', () => {
  test('only a candidate without anything', () => {
    expect(canRemoveVillage('candidate', []).allowed).toBe(true)
    expect(canRemoveVillage('candidate', ['liaison'])).toMatchObject({
      code: 'VILLAGE_IN_USE',
      data: { reference: 'liaison' },
    })
    expect(canRemoveVillage('surveyed', [])).toMatchObject({ data: { reference: 'milestone' } })
  })
})

describe('heads of a village', () => {
  const first = { fullName: 'Fiktif Wibowo', phone: null, fromOn: day('2020-01-01'), untilOn: null }
  const second = { fullName: 'Uji Lestari', phone: null, fromOn: day('2026-05-10'), untilOn: null }

  test('a new one ends the one before on the day before', () => {
    expect(canAddHead([first], second).allowed).toBe(true)
    expect(successionFor([first], second).ends).toEqual({ head: first, untilOn: '2026-05-09' })
  })

  test('the day before 1 March is 29 February in a leap year', () => {
    expect(successionFor([first], { ...second, fromOn: day('2024-03-01') }).ends?.untilOn).toBe('2024-02-29')
  })

  test('an earlier one typed later is bounded by the next', () => {
    const { term, ends } = successionFor([second], first)
    expect(ends).toBeUndefined()
    expect(term.untilOn).toBe('2026-05-09')
    expect(canAddHead([second], first).allowed).toBe(true)
  })

  test('one put between two shortens the first and ends before the second', () => {
    const middle = { fullName: 'Contoh Antara', phone: null, fromOn: day('2023-01-01'), untilOn: null }
    const known = [second, { ...first, untilOn: day('2026-05-09') }]
    const { ends, term } = successionFor(known, middle)
    expect([ends?.untilOn, term.untilOn]).toEqual(['2022-12-31', '2026-05-09'])
    expect(canAddHead(known, middle).allowed).toBe(true)
  })

  test('two on the same day are refused', () => {
    expect(canAddHead([first], { ...second, fromOn: first.fromOn })).toMatchObject({ code: 'HEAD_OVERLAPS' })
    expect(canHoldHead([first], second)).toMatchObject({
      code: 'HEAD_OVERLAPS',
      data: { fullName: 'Fiktif Wibowo', untilOn: null },
    })
    expect(canHoldHead([], { fromOn: day('2024-01-02'), untilOn: day('2024-01-01') })).toMatchObject({
      code: 'HEAD_PERIOD_INVALID',
    })
  })

  test('days without a head are warned of', () => {
    const ended = { ...first, untilOn: day('2026-05-07') }
    expect(headWarnings([ended], second)).toEqual([
      { code: 'HEAD_GAP', data: { days: 2, fromOn: '2026-05-08', untilOn: '2026-05-09' } },
    ])
    expect(headWarnings([{ ...first, untilOn: day('2026-05-09') }], second)).toEqual([])
  })

  test('who was in office on a day', () => {
    const heads = [second, { ...first, untilOn: day('2026-05-09') }]
    expect(headOnDay(heads, day('2026-05-09'))?.fullName).toBe('Fiktif Wibowo')
    expect(headOnDay(heads, day('2026-05-10'))?.fullName).toBe('Uji Lestari')
    expect(headOnDay(heads, day('2019-12-31'))).toBeUndefined()
  })
})
