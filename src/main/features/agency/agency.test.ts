import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  agencyColumnNames,
  agencyColumns,
  type AgencyColumn,
} from '#shared/features/agency/agency-form.rules.ts'
import type { AgencyDetail, AgencyOutcome } from '#shared/features/agency/agency-directory.schema.ts'
import type { AgencyKind } from '#shared/features/agency/agency.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'

let office: TestCaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const day = (text: string): PlainDate => text as PlainDate
const saved = (outcome: AgencyOutcome): AgencyDetail => {
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome.warnings))
  return outcome.detail
}
const typed = (kind: AgencyKind, name: string, overrides: object = {}) => ({
  kind,
  name,
  addressee: `Kepala ${name}`,
  city: 'Kota Contoh',
  regionCodes: ['62.02'],
  validFrom: day('2020-01-01'),
  ...overrides,
})
const add = async (kind: AgencyKind, name: string, overrides: object = {}) =>
  saved(await office.operator.agency.add(typed(kind, name, overrides)))
const namesOf = (agencies: readonly { name: string }[]) => agencies.map(({ name }) => name)

describe('the directory', () => {
  test('of a new office is empty and says so', async () => {
    expect(await office.worker.agency.list({})).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
      isEmpty: true,
    })
  })

  test('is kept by the heads and the operator, and read by everybody but the auditor', async () => {
    await expect(office.worker.agency.add(typed('police', 'Polres Tak Boleh'))).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const auditor = await office.officer('pemeriksa', ['auditor'])
    await expect(auditor.agency.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await office.sectionHead.agency.add(typed('hospital', 'RSUD Contoh'))
    expect((await office.worker.agency.list({ kinds: ['hospital'] })).total).toBe(1)
  })

  test('names the regions of an agency, each once', async () => {
    const { agency, regions } = await add('police', 'Polres Contoh Satu', {
      regionCodes: ['62.07', '62.02', '62.07'],
    })
    expect(agency.regionCodes).toEqual(['62.02', '62.07'])
    expect(regions[0]).toEqual({ code: '62.02', name: 'Kabupaten Kotawaringin Timur' })
  })

  test('refuses a region that is not on the table and a period that ends before it begins', async () => {
    const impossible = [
      [{ regionCodes: ['62.99'] }, 'AGENCY_REGION_UNKNOWN'],
      [{ validUntil: '2019-12-31' }, 'AGENCY_PERIOD_INVALID'],
    ] as const
    for (const [overrides, code] of impossible)
      await expect(add('police', 'Polres Mustahil', overrides)).rejects.toMatchObject({ code })
  })

  test('asks before a second agency of the same name at the same time', async () => {
    const twin = typed('police', 'polres contoh satu')
    expect(await office.operator.agency.add(twin)).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'AGENCY_NAME_KNOWN' }],
    })
    const before = (await office.worker.agency.list({})).total
    saved(await office.operator.agency.add({ ...twin, acceptedWarnings: ['AGENCY_NAME_KNOWN'] }))
    expect((await office.worker.agency.list({})).total).toBe(before + 1)
  })

  test('is searched by words, kind, place and validity', async () => {
    await add('labourOffice', 'Dinas Tenaga Kerja Contoh', { shortName: 'Disnaker', regionCodes: ['62'] })
    await add('witnessProtectionAgency', 'Lembaga Contoh', { regionCodes: [] })
    await add('socialOffice', 'Dinas Sosial Lama', { validUntil: '2025-12-31' })
    const list = async (input: Parameters<typeof office.worker.agency.list>[0]) =>
      namesOf((await office.worker.agency.list(input)).items)
    expect(await list({ text: 'disnaker' })).toEqual(['Dinas Tenaga Kerja Contoh'])
    expect(await list({ text: 'tenaga contoh' })).toEqual(['Dinas Tenaga Kerja Contoh'])
    expect(await list({ regionCode: '62.13' })).toEqual(['Dinas Tenaga Kerja Contoh', 'Lembaga Contoh'])
    expect(await list({ regionCode: '63' })).toEqual(['Lembaga Contoh'])
    expect(await list({ text: 'lama' })).toEqual([])
    expect(await list({ text: 'lama', validity: 'ended' })).toEqual(['Dinas Sosial Lama'])
    expect(await list({ text: '%' })).toEqual([])
  })

  test('comes page by page, every agency once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await office.worker.agency.list({ validity: 'all', limit: 2, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength((await office.worker.agency.list({ validity: 'all' })).total)
  })

  test('keeps what was changed, and not over what somebody else saved', async () => {
    const { agency } = await add('prosecutor', 'Kejaksaan Contoh')
    const { id, version, ...fields } = agency
    const changed = saved(await office.operator.agency.save({ ...fields, id, version, phone: '(000) 1' }))
    expect(changed.agency.phone).toBe('(000) 1')
    await expect(office.operator.agency.save({ ...fields, id, version })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    const { items } = await office.worker.history.ofRecord({ kind: 'agency', id })
    expect(items.map(({ action }) => action)).toEqual(['agency.save', 'agency.add'])
  })
})

describe('an agency that ends', () => {
  test('leaves its work to a successor, and is found only among the ended', async () => {
    const old = await add('workerProtection', 'Balai Lama')
    const next = await add('workerProtection', 'Balai Baru', { validFrom: '2026-10-01' })
    const { agency, replacedBy } = saved(
      await office.operator.agency.end({
        id: old.agency.id,
        version: old.agency.version,
        validUntil: day('2026-09-30'),
        successorId: next.agency.id,
      }),
    )
    expect([agency.validUntil, replacedBy?.name]).toEqual(['2026-09-30', 'Balai Baru'])
    expect((await office.worker.agency.get({ id: next.agency.id })).replaces).toMatchObject([
      { name: 'Balai Lama' },
    ])
    expect((await office.worker.agency.list({ text: 'balai lama' })).total).toBe(0)
    await expect(
      office.operator.agency.end({
        id: next.agency.id,
        version: next.agency.version,
        validUntil: day('2026-12-31'),
        successorId: old.agency.id,
      }),
    ).rejects.toMatchObject({ code: 'AGENCY_SUCCESSOR_CIRCLE' })
  })

  test('is ended by the one that is added in its place, in the same act', async () => {
    const old = await add('localGovernment', 'Pemerintah Kabupaten Contoh')
    const replaces = { id: old.agency.id, version: old.agency.version }
    const next = await add('localGovernment', 'Pemerintah Kota Contoh', { validFrom: '2026-07-01', replaces })
    const ended = await office.worker.agency.get({ id: old.agency.id })
    expect([ended.agency.validUntil, ended.replacedBy?.id]).toEqual(['2026-06-30', next.agency.id])
    await expect(
      add('localGovernment', 'Terlambat', { validFrom: '2026-08-01', replaces }),
    ).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
  })

  test('that goes on after all has no successor any more', async () => {
    const old = await add('inspectorate', 'Inspektorat Contoh')
    await add('inspectorate', 'Inspektorat Baru', {
      validFrom: '2026-07-01',
      replaces: { id: old.agency.id, version: old.agency.version },
    })
    const { agency } = await office.worker.agency.get({ id: old.agency.id })
    const open = saved(await office.operator.agency.save({ ...agency, validUntil: null }))
    expect([open.agency.validUntil, open.replacedBy]).toEqual([null, null])
  })

  test('asks where nobody would answer for some days', async () => {
    const old = await add('mission', 'Perwakilan Lama')
    const next = await add('mission', 'Perwakilan Baru', { validFrom: '2026-12-01' })
    const end = {
      id: old.agency.id,
      version: old.agency.version,
      validUntil: day('2026-10-31'),
      successorId: next.agency.id,
    }
    expect(await office.operator.agency.end(end)).toMatchObject({
      warnings: [{ code: 'AGENCY_SUCCESSOR_GAP' }],
    })
    saved(await office.operator.agency.end({ ...end, acceptedWarnings: ['AGENCY_SUCCESSOR_GAP'] }))
  })
})

describe('units and officials', () => {
  test('are added, changed and ended, and stand in the history of their agency', async () => {
    const { agency } = await add('police', 'Polres Bersatuan')
    const validFrom = day('2024-01-01')
    const { operator } = office
    const withUnit = await operator.agency.addUnit({ agencyId: agency.id, name: 'Unit PPA', validFrom })
    const [unit] = withUnit.units
    if (!unit) throw new Error('no unit')
    const withOfficial = await operator.agency.addOfficial({
      agencyId: agency.id,
      fullName: 'Fiktif Kanit',
      title: 'Kepala Unit PPA',
      unitId: unit.id,
      validFrom,
    })
    const [official] = withOfficial.officials
    if (!official) throw new Error('no official')
    expect(official.unitId).toBe(unit.id)
    const renamed = await operator.agency.saveUnit({ ...unit, name: 'Subdit PPA' })
    expect(namesOf(renamed.units)).toEqual(['Subdit PPA'])
    const moved = await operator.agency.saveOfficial({ ...official, unitId: null })
    expect(moved.officials[0]?.unitId).toBeNull()
    await expect(operator.agency.saveUnit(unit)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await expect(
      operator.agency.endOfficial({ id: official.id, version: 2, validUntil: day('2023-12-31') }),
    ).rejects.toMatchObject({ code: 'AGENCY_PERIOD_INVALID' })
    await operator.agency.endOfficial({ id: official.id, version: 2, validUntil: day('2025-12-31') })
    const { units } = await operator.agency.endUnit({
      id: unit.id,
      version: 2,
      validUntil: day('2025-12-31'),
    })
    expect(units[0]?.validUntil).toBe('2025-12-31')
    const { items } = await office.worker.history.ofRecord({ kind: 'agency', id: agency.id })
    expect(items.map(({ action }) => action)).toEqual([
      'agency.endUnit',
      'agency.endOfficial',
      'agency.saveOfficial',
      'agency.saveUnit',
      'agency.addOfficial',
      'agency.addUnit',
      'agency.add',
    ])
  })

  test('of two agencies do not mix', async () => {
    const one = await add('hospital', 'Rumah Sakit Satu')
    const other = await add('hospital', 'Rumah Sakit Dua')
    const validFrom = day('2024-01-01')
    const { units } = await office.operator.agency.addUnit({
      agencyId: one.agency.id,
      name: 'Instalasi Forensik',
      validFrom,
    })
    await expect(
      office.operator.agency.addOfficial({
        agencyId: other.agency.id,
        fullName: 'Fiktif Dokter',
        title: 'Dokter',
        unitId: units[0]?.id ?? null,
        validFrom,
      }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})

describe('which kind is first for a need', () => {
  const routeOf = async (need: string) => {
    const { routes } = await office.worker.agency.routes()
    const found = routes.find((route) => route.need === need)
    if (!found) throw new Error(`no route for ${need}`)
    return found
  }

  test('comes with the program and is corrected by the office', async () => {
    const { need, ...seen } = await routeOf('medicalCare')
    expect(seen).toEqual({ first: ['hospital'], copies: [] })
    const changed = {
      need,
      first: ['hospital' as const, 'socialOffice' as const],
      copies: ['police' as const],
    }
    await office.sectionHead.agency.saveRoute({ ...changed, seen })
    expect(await routeOf('medicalCare')).toEqual(changed)
    const { need: _need, ...now } = changed
    await office.sectionHead.agency.saveRoute({
      need,
      first: ['socialOffice', 'hospital'],
      copies: [],
      seen: now,
    })
    expect((await routeOf('medicalCare')).first).toEqual(['socialOffice', 'hospital'])
  })

  test('is not written over what somebody else saved, nor without anybody to address', async () => {
    const { need, ...seen } = await routeOf('citizenAbroad')
    await expect(
      office.sectionHead.agency.saveRoute({
        need,
        first: ['mission'],
        copies: [],
        seen: { first: [], copies: [] },
      }),
    ).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await expect(
      office.sectionHead.agency.saveRoute({ need, first: [], copies: [], seen }),
    ).rejects.toMatchObject({ code: 'NEED_ROUTE_WITHOUT_FIRST' })
  })
})

describe('suggestions for a case', () => {
  const on = day('2026-11-23')

  test('are by the home of the subjects and by the place of the event', async () => {
    const { case: record } = await office.addCase({ eventRegionCode: '62.06.01.2001' })
    const east = await office.addSubject(record.id, { identityRegionCode: '63.01.01.2001' })
    const unknown = await office.addSubject(record.id)
    await add('police', 'Polres Asal', { regionCodes: ['63.01'] })
    await add('police', 'Polres Kejadian', { regionCodes: ['62.06'] })
    await add('police', 'Polres Kejadian Lama', { regionCodes: ['62.06'], validUntil: '2026-11-22' })
    await add('regionalOffice', 'Kanwil Kejadian', { regionCodes: ['62'] })
    const { home, event } = await office.worker.agency.suggest({
      need: 'traffickingCrime',
      caseId: record.id,
      on,
    })
    expect(home.places).toMatchObject([{ code: '63.01', source: 'identityAddress', subjectCount: 1 }])
    expect([namesOf(home.first), home.unknownCount]).toEqual([['Polres Asal'], 1])
    expect(home.missing.map(({ kind }) => kind)).toContain('regionalOffice')
    expect(event.places).toMatchObject([{ code: '62.06', source: 'event' }])
    expect([namesOf(event.first), namesOf(event.copies)]).toEqual([['Polres Kejadian'], ['Kanwil Kejadian']])
    expect(event.first[0]?.reasons).toMatchObject([{ reach: 'regency', place: { code: '62.06' } }])
    const ofOne = async (id: typeof east) =>
      (
        await office.worker.agency.suggest({
          need: 'traffickingCrime',
          caseId: record.id,
          subjectIds: [id],
          on,
        })
      ).home
    expect(namesOf((await ofOne(east)).first)).toEqual(['Polres Asal'])
    expect((await ofOne(unknown)).first).toEqual([])
  })

  test('of the day before know the agency of that day', async () => {
    const { case: record } = await office.addCase({ eventRegionCode: '62.06' })
    const { event } = await office.worker.agency.suggest({
      need: 'traffickingCrime',
      caseId: record.id,
      on: day('2026-11-22'),
    })
    expect(namesOf(event.first)).toContain('Polres Kejadian Lama')
  })

  test('for somebody of another case are refused', async () => {
    const { case: record } = await office.addCase()
    await expect(
      office.worker.agency.suggest({
        need: 'medicalCare',
        caseId: record.id,
        subjectIds: [office.subjectId],
        on,
      }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})

describe('a list that was filled in without the program', () => {
  const csv = (rows: Partial<Record<AgencyColumn, string>>[]): File => {
    const lines = [
      agencyColumnNames.map((column) => agencyColumns[column]),
      ...rows.map((row) => agencyColumnNames.map((column) => row[column] ?? '')),
    ]
    const text = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n')
    return new File([text], 'instansi.csv', { type: 'text/csv' })
  }
  const row = (name: string, overrides: Partial<Record<AgencyColumn, string>> = {}) => ({
    kind: 'Dinas Sosial',
    name,
    addressee: `Kepala ${name}`,
    city: 'Kota Impor',
    regions: '62.02',
    validFrom: '01-01-2026',
    ...overrides,
  })

  test('is recorded row by row; every bad row is named with its reason and nothing of it is kept', async () => {
    const before = (await office.worker.agency.list({ validity: 'all' })).total
    const { rows, recorded } = await office.operator.agency.importFile({
      file: csv([
        row('Dinas Impor A', { regions: 'Kabupaten Kotawaringin Timur, Seruyan, Kalimantan Selatan' }),
        row('Dinas Impor B', { regions: '' }),
        row('Dinas Impor A', { regions: 'Kabupaten Kotawaringin Timur, Seruyan, Kalimantan Selatan' }),
        row('Dinas Impor C', { kind: 'Bank' }),
        row('Dinas Impor D', { regions: 'Entah' }),
        row('Dinas Impor E', { regions: 'Gorontalo, 62.99' }),
        row('', {}),
        row('Dinas Impor F', { validFrom: '31-02-2026' }),
        row('D'.repeat(161)),
        row('Polres Contoh Satu', { kind: 'Polres', city: 'Kota Contoh' }),
      ]),
    })
    expect(rows.map(({ row: number, refusal }) => [number, refusal])).toEqual([
      [2, null],
      [3, null],
      [4, 'twiceInFile'],
      [5, 'kindUnknown'],
      [6, 'regionUnknown'],
      [7, 'regionUnknown'],
      [8, 'nameMissing'],
      [9, 'validFromUnreadable'],
      [10, 'textTooLong'],
      [11, 'nameKnown'],
    ])
    expect(recorded).toBe(2)
    expect((await office.worker.agency.list({ validity: 'all' })).total).toBe(before + 2)
    const [first] = rows
    if (!first?.id) throw new Error('not recorded')
    const { agency } = await office.worker.agency.get({ id: first.id })
    expect(agency.regionCodes).toEqual(['62.02', '62.07', '63'])
  })

  test('adds nothing when it is imported again', async () => {
    const file = () => csv([row('Dinas Sekali')])
    expect((await office.operator.agency.importFile({ file: file() })).recorded).toBe(1)
    const again = await office.operator.agency.importFile({ file: file() })
    expect([again.recorded, again.rows[0]?.refusal]).toEqual([0, 'alreadyImported'])
  })

  test('lacks a column: the refusal names it', async () => {
    const file = new File(['Jenis instansi;Nama resmi\r\nPolres;A'], 'instansi.csv', { type: 'text/csv' })
    await expect(office.operator.agency.importFile({ file })).rejects.toMatchObject({
      code: 'AGENCY_IMPORT_COLUMN_MISSING',
      data: { column: agencyColumns.addressee },
    })
  })

  test('as the program hands it out holds no agency', async () => {
    const file = await office.operator.agency.form()
    expect(await office.operator.agency.importFile({ file })).toEqual({ rows: [], recorded: 0 })
  })

  test('that is no table is refused', async () => {
    const file = new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2, 3])], 'instansi.csv')
    await expect(office.operator.agency.importFile({ file })).rejects.toMatchObject({
      code: 'REGISTER_TYPE_NOT_ALLOWED',
    })
  })
})
