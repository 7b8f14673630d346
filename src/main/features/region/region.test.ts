import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { assert, boolean, constantFrom, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headTitlesAsOf, printedNameFor } from '#shared/features/region/region-title.rules.ts'
import { searchWords } from '#shared/features/region/region.rules.ts'
import {
  regencyHitPage,
  regionPath,
  regionSource,
  type VillageHit,
  villageHitPage,
  villageKinds,
} from '#shared/features/region/region.schema.ts'
import { foldedWords } from './region.fold.ts'
import {
  getRegionPath,
  getVillageRegion,
  listProvinces,
  listRegencies,
  regionSourceOf,
  searchRegencies,
  searchVillages,
} from './region.service.ts'
import { lazyRegionTable, nameOf } from './region.table.ts'

const directory = resolve(import.meta.dirname, '../../../../resources/reference')
const table = lazyRegionTable(directory)()
const sampitArea = ['62.02', '62.06', '62.07']

const search = (query: string, limit = 100, workingArea: readonly string[] = []) =>
  searchVillages(table, { query, limit }, workingArea)

const codesOf = (items: readonly { code: string }[]): string[] => items.map((item) => item.code)

const allPages = (query: string, limit: number, workingArea: readonly string[] = []): VillageHit[] => {
  const items: VillageHit[] = []
  let cursor: string | undefined
  do {
    const page = searchVillages(table, { query, limit, cursor }, workingArea)
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

const names = Array.from({ length: table.villages.count }, (_, row) => nameOf(table, table.villages, row))
const codeOfRow = (row: number): string => String(table.villages.codes[row])

describe('region table', () => {
  it('holds the whole country', () => {
    expect(regionSource.parse(regionSourceOf(table)).counts).toEqual({
      provinces: 38,
      regencies: 514,
      districts: 7285,
      villages: 83_762,
    })
    const kinds = Object.fromEntries(villageKinds.map((kind) => [kind, 0]))
    for (let row = 0; row < names.length; row += 1) {
      const { kind } = getVillageRegion(table, codeOfRow(row), [])
      kinds[kind] = (kinds[kind] ?? 0) + 1
    }
    expect(kinds).toEqual({ kelurahan: 8496, desa: 75_252, desaAdat: 14 })
  })

  it('folds every name as search folds a query', () => {
    for (const column of [table.provinces, table.regencies, table.districts, table.villages]) {
      for (let row = 0; row < column.count; row += 1) {
        const folded = column.folded.subarray(column.foldedStarts[row], column.foldedStarts[row + 1])
        expect(Buffer.compare(folded, foldedWords(searchWords(nameOf(table, column, row))))).toBe(0)
      }
    }
  })

  it('comes with a notice that names licence and checksums', () => {
    const notice = readFileSync(resolve(directory, 'NOTICE.md'), 'utf8')
    const file = readFileSync(resolve(directory, 'regions.txt.gz'))
    expect(notice).toContain(createHash('sha256').update(file).digest('hex'))
    expect(notice).toContain(createHash('sha256').update(gunzipSync(file)).digest('hex'))
    expect(notice).toContain('Open Database License (ODbL) 1.0')
    expect(file.length).toBeLessThan(1_500_000)
    expect(headTitlesAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('is refused when it is missing or one letter of it was changed', () => {
    const copy = mkdtempSync(resolve(tmpdir(), 'regions-'))
    const read = lazyRegionTable(copy)
    expect(() => read()).toThrow('ENOENT')
    const text = gunzipSync(readFileSync(resolve(directory, 'regions.txt.gz'))).toString()
    writeFileSync(resolve(copy, 'regions.txt.gz'), gzipSync(text.replace('Telaga Antang', 'Telaga Antanq')))
    expect(() => read()).toThrow('region table is damaged')
    writeFileSync(resolve(copy, 'regions.txt.gz'), gzipSync(text))
    expect(read().villages.count).toBe(83_762)
    rmSync(copy, { recursive: true })
  })
})

describe('region.village', () => {
  it.each(['62.02.17.2015', '6202172015', ' 62 02 17 2015 '])('knows %j', (code) => {
    expect(getVillageRegion(table, code, sampitArea)).toEqual({
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
      path: 'Tanjung Harapan, Telaga Antang, Kabupaten Kotawaringin Timur, Kalimantan Tengah',
      inWorkingArea: true,
    })
  })

  it.each([
    '62.02.17.2099',
    '62.02.17',
    '00.00.00.0000',
    '',
    'Tanjung Harapan',
    '__proto__',
    '9'.repeat(200),
  ])('refuses %j', (code) => {
    expect(() => getVillageRegion(table, code, [])).toThrow('REGION_UNKNOWN')
  })
})

describe('region paths and lists', () => {
  it('gives the path of a code at any level', () => {
    expect(regionPath.parse(getRegionPath(table, '62.02.17')).path).toBe(
      'Telaga Antang, Kabupaten Kotawaringin Timur, Kalimantan Tengah',
    )
    expect(getRegionPath(table, '62')).toMatchObject({ level: 'province', name: 'Kalimantan Tengah' })
    expect(getRegionPath(table, '6202172015').units.map((unit) => unit.code)).toEqual([
      '62',
      '62.02',
      '62.02.17',
      '62.02.17.2015',
    ])
    expect(() => getRegionPath(table, '99')).toThrow('REGION_UNKNOWN')
  })

  it('lists provinces and their regencies', () => {
    const provinces = listProvinces(table)
    expect(provinces).toHaveLength(38)
    const regencies = provinces.flatMap((province) => listRegencies(table, province.code))
    expect(regencies).toHaveLength(514)
    expect(regencies.every((one) => (one.kind === 'kota') === one.name.startsWith('Kota '))).toBe(true)
    expect(listRegencies(table, '62').map((one) => one.name)).toContain('Kabupaten Kotawaringin Timur')
    expect(() => listRegencies(table, '62.02')).toThrow('REGION_UNKNOWN')
  })
})

describe('region.search ranking', () => {
  it('lists all 34 units named exactly Tanjung Harapan first', () => {
    const page = villageHitPage.parse(search('tanjung harapan', 100, sampitArea))
    expect(page.exactTotal).toBe(34)
    expect(
      page.items.slice(0, 34).every((hit) => hit.name === 'Tanjung Harapan' && hit.match === 'exact'),
    ).toBe(true)
    expect(page.items[0]?.code).toBe('62.02.17.2015')
    const others = codesOf(page.items.slice(1, 34))
    expect(others).toEqual(others.toSorted())
    expect(page.items.slice(34, 37).map((hit) => [hit.name, hit.match])).toEqual([
      ['Tanjungharapan', 'respaced'],
      ['Tanjungharapan', 'respaced'],
      ['Tanjungharapan', 'respaced'],
    ])
    expect(page.items.slice(37).some((hit) => ['exact', 'respaced'].includes(hit.match))).toBe(false)
  })

  it('orders by match, then working area, then code', () => {
    const order = [
      'exact',
      'respaced',
      'start',
      'code',
      'wordStart',
      'contained',
      'allWords',
      'exactWithPath',
    ]
    const keys = allPages('baru', 100, sampitArea).map(
      (hit) => `${order.indexOf(hit.match)} ${hit.inWorkingArea ? 0 : 1} ${hit.code}`,
    )
    const decided = keys.filter((key) => !key.startsWith('-1'))
    expect(decided).toEqual(decided.toSorted())
    expect(keys.slice(0, decided.length)).toEqual(decided)
  })

  it.each(['TANJUNG HARAPAN', 'tanjung-harapan', '  tanjung   harapan.', 'Tanjung Hárapan'])(
    'reads %j alike',
    (query) => {
      expect(codesOf(search(query).items)).toEqual(codesOf(search('tanjung harapan').items))
    },
  )

  it('does without spaces', () => {
    expect(codesOf(allPages('tanjungharapan', 50))).toContain('62.02.17.2015')
    expect(codesOf(search('telagaantang').items)).toContain('62.02.17.2015')
  })

  it.each([
    ['tanjung harapan kotawaringin', '62.02.17.2015'],
    ['kotawaringin timur tanjung harapan', '62.02.17.2015'],
    ['harapan telaga antang', '62.02.17.2015'],
    ['kalteng sei ijum', undefined],
    ['sei ijum raya kalimantan tengah', '62.02.08.2014'],
    ['Desa Tanjung Harapan, Kec. Telaga Antang, Kab. Kotawaringin Timur', '62.02.17.2015'],
    ['Tanjung Harapan (62.02.17.2015)', '62.02.17.2015'],
  ])('answers %j', (query, code) => {
    expect(search(query).items[0]?.code).toBe(code)
  })

  it('finds the villages of a district by its name', () => {
    const page = search('telaga antang')
    expect(page.total).toBe(18)
    expect(page.items.every((hit) => hit.districtCode === '62.02.17')).toBe(true)
  })

  it.each([
    ['62.02.17.2015', 1],
    ['6202172015', 1],
    ['62.02.17', 18],
    ['62.02.17.201', 9],
    ['62.02.99', 0],
    ['62.02.17.2015 Sampit', 0],
  ])('takes %j for a code with %i results', (query, total) => {
    expect(search(query).total).toBe(total)
  })

  it('offers the working area for an empty query', () => {
    const page = search('  ', 100, ['62.02'])
    expect(page.total).toBe(search('62.02').total)
    expect(page.items.every((hit) => hit.inWorkingArea)).toBe(true)
    expect(search('').total).toBe(0)
    expect(search('', 10, ['99.99', 'nonsense', '62']).total).toBe(0)
  })
})

describe('region.search under attack', () => {
  it.each([
    '.*',
    '(a+)+$',
    '[',
    '\\',
    '%_%',
    "' OR 1=1 --",
    '🏝️🏝️',
    '\u0000',
    '\u0000tanjung\u0000',
    '__proto__',
    'constructor',
    'x'.repeat(200),
    'ﷺ'.repeat(200),
    'a.'.repeat(100),
    '1 '.repeat(12),
    '9'.repeat(200),
    '\uD800',
    '../../etc/passwd',
  ])('answers %j calmly', (query) => {
    expect(villageHitPage.safeParse(search(query)).success).toBe(true)
    expect(regencyHitPage.safeParse(searchRegencies(table, { query, limit: 100 })).success).toBe(true)
  })

  it('finds nothing where nothing is sought', () => {
    expect(
      ['!!!', '🏝️', '\u0000', '9'.repeat(16)].map((query) => search(query, 10, sampitArea).total),
    ).toEqual([0, 0, 0, 0])
  })

  it.each(['garbage', '%E0%A4%A', '[99,1]', '[1.5,1]', '["a","b"]', '[-1,0]', '[]'])(
    'starts at the top for cursor %j',
    (cursor) => {
      expect(searchVillages(table, { query: 'tanjung harapan', limit: 5, cursor }, [])).toEqual(
        searchVillages(table, { query: 'tanjung harapan', limit: 5 }, []),
      )
    },
  )
})

describe('region.search properties', () => {
  const row = integer({ min: 0, max: names.length - 1 })

  it('finds every village by its name together with its code', () => {
    assert(
      property(row, (index) => {
        const code = getVillageRegion(table, codeOfRow(index), []).code
        const found = search(`${code} ${names[index]}`)
        expect(found.items.map((hit) => [hit.code, hit.match])).toEqual([[code, 'exact']])
        expect(codesOf(search(code).items)).toEqual([code])
      }),
      { numRuns: 150 },
    )
  })

  it('finds every village by its exact name before all partial ones', () => {
    const wordsOf = (name: string): string => searchWords(name).join(' ')
    assert(
      property(row, (index) => {
        const wanted = wordsOf(names[index] ?? '')
        const expected = names.flatMap((name, other) => (wordsOf(name) === wanted ? [other] : []))
        const page = search(wanted)
        expect(page.exactTotal).toBe(expected.length)
        const exact = page.items.slice(0, expected.length)
        expect(codesOf(exact).map((code) => code.replaceAll('.', ''))).toEqual(
          expected.slice(0, 100).map(codeOfRow),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('agrees with a plain comparison of strings', () => {
    const plain = names.map((name) => searchWords(name).join(''))
    const wholeMatches = new Set(['exact', 'respaced', 'start', 'wordStart', 'contained'])
    assert(
      property(row, nat(20), integer({ min: 4, max: 9 }), (index, start, length) => {
        const piece = (plain[index] ?? '').slice(start, start + length).replaceAll(/\d/g, '')
        if (piece.length < 4) return
        const expected = plain.flatMap((name, other) => (name.includes(piece) ? [codeOfRow(other)] : []))
        const found = allPages(piece, 100).filter((hit) => wholeMatches.has(hit.match))
        expect(
          codesOf(found)
            .map((code) => code.replaceAll('.', ''))
            .toSorted(),
        ).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  it('pages without overlap or gap, whatever the size of a page', () => {
    assert(
      property(
        constantFrom('sampit', 'tanjung harapan', 'telaga', '62.02', 'harapan jaya', 'kumai', '15'),
        integer({ min: 7, max: 100 }),
        boolean(),
        (query, limit, own) => {
          const area = own ? sampitArea : []
          const items = allPages(query, limit, area)
          expect(items).toHaveLength(search(query, 1, area).total)
          expect(new Set(codesOf(items)).size).toBe(items.length)
          expect(items).toEqual(allPages(query, 100, area))
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('region.searchRegencies', () => {
  const regencies = (query: string, limit = 100) => searchRegencies(table, { query, limit })

  it('lists all for an empty query, page by page', () => {
    const first = regencies('')
    expect(first.total).toBe(514)
    const second = searchRegencies(table, { query: '', limit: 100, cursor: first.nextCursor ?? undefined })
    expect(new Set([...codesOf(first.items), ...codesOf(second.items)]).size).toBe(200)
  })

  it('finds by name with or without its kind, by code and by province', () => {
    expect(codesOf(regencies('kotawaringin').items)).toEqual(['62.01', '62.02'])
    expect(codesOf(regencies('Kab. Kotawaringin Timur').items)).toEqual(['62.02'])
    expect(regencies('semarang').items.map((hit) => [hit.name, hit.match])).toEqual([
      ['Kabupaten Semarang', 'exact'],
      ['Kota Semarang', 'exact'],
    ])
    expect(regencies('kota semarang').items[0]?.code).toBe('33.74')
    expect(codesOf(regencies('62.02').items)).toEqual(['62.02'])
    expect(codesOf(regencies('62.02.17.2015').items)).toEqual(['62.02'])
    expect(codesOf(regencies('kalimantan tengah').items)).toEqual(
      expect.arrayContaining(codesOf(listRegencies(table, '62'))),
    )
  })
})

describe('printed names of the whole table', () => {
  it('changes few names and never to nothing', () => {
    const changed = names.filter((name) => printedNameFor(name) !== name)
    expect(names.every((name) => printedNameFor(name).trim() !== '')).toBe(true)
    expect(changed.length).toBeLessThan(120)
  })
})
