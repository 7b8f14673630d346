import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { VillageDetail, VillageOutcome } from '#shared/features/village/village.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
let officer: TestClient
beforeAll(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
})
afterAll(() => office.close())

const day = (text: string) => text as PlainDate
const names = {
  unitType: 'desa',
  unitTypePrinted: 'Desa',
  headTitle: 'Kepala Desa',
  officeAddress: null,
  note: null,
} as const

const saved = (outcome: VillageOutcome): VillageDetail => {
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome.warnings))
  return outcome.detail
}

const add = async (regionCode: string, printedName: string, client = officer): Promise<VillageDetail> =>
  saved(await client.village.add({ regionCode, printedName, ...names }))

const targetOf = ({ village: { id, version } }: VillageDetail) => ({ id, version })

describe('registering a village', () => {
  test('takes code, table name and the names above it from the region table', async () => {
    const { village, heads, milestones, references } = await add('62.02.17.2015', 'Tanjung Harapan')
    expect(village).toMatchObject({
      regionCode: '62.02.17.2015',
      tableName: 'Tanjung Harapan',
      districtName: 'Telaga Antang',
      regencyCode: '62.02',
      regencyName: 'Kabupaten Kotawaringin Timur',
      provinceName: 'Kalimantan Tengah',
      state: 'candidate',
      version: 1,
    })
    expect({ heads, milestones, references }).toEqual({ heads: [], milestones: [], references: [] })
  })

  test('twice is refused and leads to the one that is there', async () => {
    const { items } = await officer.village.list({ query: '62.02.17.2015' })
    const again = officer.village.add({
      regionCode: '62.02.17.2015',
      printedName: 'Tanjung Harapan',
      ...names,
    })
    await expect(again).rejects.toMatchObject({
      code: 'VILLAGE_ALREADY_REGISTERED',
      defined: true,
      data: { id: items[0]?.id },
    })
  })

  test('with a code the table does not know is refused', async () => {
    const unknown = officer.village.add({ regionCode: '62.02.17.2999', printedName: 'Tidak Ada', ...names })
    await expect(unknown).rejects.toMatchObject({ code: 'REGION_UNKNOWN', data: { code: '62.02.17.2999' } })
  })

  test('outside the working area or under a raw table name asks first and writes nothing', async () => {
    const raw = { regionCode: '11.01.01.2001', printedName: 'Mns. Contoh (X)', ...names }
    expect(await officer.village.add(raw)).toEqual({
      outcome: 'warned',
      warnings: [
        { code: 'PRINTED_NAME_NEEDS_REVIEW', data: { printedName: 'Mns. Contoh (X)' } },
        { code: 'VILLAGE_OUTSIDE_WORKING_AREA', data: { regencyName: 'Kabupaten Aceh Selatan' } },
      ],
    })
    expect((await officer.village.list({ query: '11.01.01.2001' })).total).toBe(0)
    const half = await officer.village.add({ ...raw, acceptedWarnings: ['PRINTED_NAME_NEEDS_REVIEW'] })
    expect(half.outcome).toBe('warned')
    const both = ['PRINTED_NAME_NEEDS_REVIEW', 'VILLAGE_OUTSIDE_WORKING_AREA'] as const
    const { village } = saved(await officer.village.add({ ...raw, acceptedWarnings: [...both] }))
    expect(village.printedName).toBe('Mns. Contoh (X)')
  })

  test('keeps hostile text as text', async () => {
    const printedName = `Robert'); DROP TABLE villages;-- <b>"%_\\`
    const accepted = { acceptedWarnings: ['PRINTED_NAME_NEEDS_REVIEW' as const] }
    const { village } = saved(
      await officer.village.add({ regionCode: '62.02.08.2010', printedName, ...names, ...accepted }),
    )
    expect(village.printedName).toBe(printedName)
    expect((await officer.village.list({ query: `');--` })).total).toBe(0)
    expect((await officer.village.list({ query: '%' })).total).toBe(0)
    expect((await officer.village.list({ query: 'drop table' })).items.map(({ id }) => id)).toEqual([
      village.id,
    ])
  })

  test('a village without a name or with an endless one is bad input', async () => {
    for (const printedName of ['', '   ', 'x'.repeat(500)]) {
      const attempt = officer.village.add({ regionCode: '62.02.08.2011', printedName, ...names })
      await expect(attempt).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
  })
})

describe('rights', () => {
  test('an auditor reads and does not write', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    const { items } = await auditor.village.list({})
    expect(items.length).toBeGreaterThan(0)
    const id = items[0]?.id
    if (!id) throw new Error('no village')
    const { village } = await auditor.village.get({ id })
    const refusal = { code: 'NOT_PERMITTED', data: { permission: 'village.write' } }
    const { version } = village
    await expect(add('62.02.08.2012', 'Jaya Karet', auditor)).rejects.toMatchObject(refusal)
    await expect(auditor.village.remove({ id, version, reason: 'coba' })).rejects.toMatchObject(refusal)
    const fact = { kind: 'surveyed', occurredOn: day('2024-01-01'), note: null } as const
    await expect(auditor.village.recordMilestone({ id, version, ...fact })).rejects.toMatchObject(refusal)
    const head = { fullName: 'Fiktif Wibowo', phone: null, fromOn: day('2024-01-01'), untilOn: null }
    await expect(auditor.village.addHead({ id, version, ...head })).rejects.toMatchObject(refusal)
  })

  test('nobody reads before login', async () => {
    await expect(office.visitor().village.list({})).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('an id of nothing is not found', async () => {
    const id = '019380a0-0000-7000-8000-000000000000' as VillageDetail['village']['id']
    await expect(officer.village.get({ id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'village' },
    })
  })
})

describe('editing and removing', () => {
  test('the printed name can be changed and an older version is refused', async () => {
    const detail = await add('62.02.08.2013', 'Handil Sohor')
    const save = { ...targetOf(detail), ...names, printedName: 'Handil Sohor Baru' }
    const { village } = saved(await officer.village.save(save))
    expect(village).toMatchObject({ printedName: 'Handil Sohor Baru', tableName: 'Handil Sohor', version: 2 })
    await expect(office.head.village.save(save)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
      data: { kind: 'village' },
    })
    expect((await officer.village.list({ query: 'sohor baru' })).total).toBe(1)
  })

  test('a candidate nobody refers to can be removed, and its code be used again', async () => {
    const detail = await add('62.02.08.2014', 'Sei Ijum Raya')
    await officer.village.remove({ ...targetOf(detail), reason: 'salah pilih' })
    await expect(officer.village.get({ id: detail.village.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    const { items } = await officer.history.ofRecord({ kind: 'village', id: detail.village.id })
    expect(items[0]).toMatchObject({
      action: 'village.remove',
      reason: 'salah pilih',
      officerName: 'Petugas petugas',
    })
    await add('62.02.08.2014', 'Sei Ijum Raya')
  })

  test('one with a fact or with a liaison officer stays', async () => {
    const [item] = (await officer.village.list({ query: 'Sei Ijum' })).items
    if (!item) throw new Error('no village')
    const assignment = {
      officerName: 'Contoh Sendiri',
      officerNip: null,
      officerPhone: null,
      decreeNumber: null,
    }
    await officer.liaison.assign({
      villageId: item.id,
      ...assignment,
      kind: 'main',
      fromOn: day('2024-03-01'),
      untilOn: null,
    })
    await expect(
      officer.village.remove({ id: item.id, version: item.version, reason: 'coba' }),
    ).rejects.toMatchObject({ code: 'VILLAGE_IN_USE', data: { reference: 'liaison' } })
    const surveyed = await officer.village.recordMilestone({
      id: item.id,
      version: item.version,
      kind: 'surveyed',
      occurredOn: day('2024-02-29'),
      note: null,
    })
    await expect(
      officer.village.remove({ ...targetOf(saved(surveyed)), reason: 'coba' }),
    ).rejects.toMatchObject({ data: { reference: 'milestone' } })
  })
})

describe('the way from candidate to partner', () => {
  let detail: VillageDetail
  const record = async (
    kind: VillageDetail['milestones'][number]['kind'],
    occurredOn: string,
    note: string | null = null,
  ) => {
    const outcome = await officer.village.recordMilestone({
      ...targetOf(detail),
      kind,
      occurredOn: day(occurredOn),
      note,
    })
    if (outcome.outcome === 'saved') detail = outcome.detail
    return outcome
  }
  beforeAll(async () => {
    detail = await add('62.02.08.2005', 'Sebamban')
  })

  test('facts of 2023 typed in 2026 in any order stand by their days', async () => {
    await record('agreed', '2024-01-15')
    await record('surveyed', '2023-10-10')
    await record('coordinated', '2023-11-20', 'Dinas Tenaga Kerja')
    expect(detail.milestones.map(({ kind }) => kind)).toEqual(['surveyed', 'coordinated', 'agreed'])
    expect(detail.village.state).toBe('agreed')
    expect(detail.milestones[0]?.recordedAt.getFullYear()).toBe(2026)
  })

  test('what is not possible is refused with state and step', async () => {
    await expect(record('activated', '2024-03-01')).rejects.toMatchObject({
      code: 'MILESTONE_NOT_POSSIBLE',
      data: { state: 'agreed', kind: 'activated' },
    })
    await expect(record('surveyed', '2026-11-24')).rejects.toMatchObject({
      code: 'MILESTONE_IN_FUTURE',
      data: { today: '2026-11-23' },
    })
    await expect(record('declined', '2024-02-01')).rejects.toMatchObject({ code: 'MILESTONE_REASON_NEEDED' })
    await expect(record('designated', '2024-02-01')).rejects.toMatchObject({
      code: 'MILESTONE_FROM_DESIGNATION',
    })
    await expect(record('surveyed', '2023-10-10')).rejects.toMatchObject({
      code: 'MILESTONE_ALREADY_RECORDED',
    })
    await expect(record('surveyed', '2023-02-29')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('a date before an earlier step asks first', async () => {
    const early = { kind: 'agreed', occurredOn: day('2023-10-01'), note: null } as const
    expect(await officer.village.recordMilestone({ ...targetOf(detail), ...early })).toEqual({
      outcome: 'warned',
      warnings: [{ code: 'MILESTONE_OUT_OF_ORDER', data: { kind: 'surveyed', occurredOn: '2023-10-10' } }],
    })
    const outcome = await officer.village.recordMilestone({
      ...targetOf(detail),
      ...early,
      acceptedWarnings: ['MILESTONE_OUT_OF_ORDER'],
    })
    detail = saved(outcome)
    expect(detail.milestones).toHaveLength(4)
  })

  test('a wrongly typed fact is corrected or removed with a reason, and the state follows', async () => {
    const [wrong] = detail.milestones
    if (!wrong) throw new Error('no fact')
    const reason = 'salah ketik'
    detail = saved(
      await officer.village.removeMilestone({ ...targetOf(detail), milestoneId: wrong.id, reason }),
    )
    const agreed = detail.milestones.at(-1)
    if (!agreed) throw new Error('no fact')
    const correction = { milestoneId: agreed.id, occurredOn: day('2024-02-29'), note: 'rapat desa', reason }
    detail = saved(await officer.village.correctMilestone({ ...targetOf(detail), ...correction }))
    expect(detail.milestones.at(-1)).toMatchObject({ occurredOn: '2024-02-29', note: 'rapat desa' })
    detail = saved(
      await officer.village.removeMilestone({ ...targetOf(detail), milestoneId: agreed.id, reason }),
    )
    expect(detail.village.state).toBe('coordinated')
    const { items } = await officer.history.ofRecord({ kind: 'village', id: detail.village.id })
    expect(items[0]).toMatchObject({ action: 'village.removeMilestone', reason })
    expect(items[0]?.fields).toContainEqual(
      expect.objectContaining({ table: 'villages', field: 'state', from: 'agreed', to: 'coordinated' }),
    )
  })

  test('a fact is saved once when it is sent twice with the same version', async () => {
    const fact = { ...targetOf(detail), kind: 'agreed', occurredOn: day('2024-02-29'), note: null } as const
    const answers = await Promise.allSettled([
      officer.village.recordMilestone(fact),
      officer.village.recordMilestone(fact),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    detail = await officer.village.get({ id: detail.village.id })
    expect(detail.milestones.filter(({ kind }) => kind === 'agreed')).toHaveLength(1)
  })

  test('a refusal closes the round with its reason; a second attempt asks first', async () => {
    await record('declined', '2024-03-10', 'Musyawarah desa belum setuju')
    expect(detail.village.state).toBe('declined')
    expect(await record('surveyed', '2025-05-05')).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'MILESTONE_REOPENS', data: { state: 'declined' } }],
    })
  })

  test('a fact of another village is not found here', async () => {
    const other = await add('62.02.08.2006', 'Samuda Besar')
    const milestoneId = detail.milestones[0]?.id
    if (!milestoneId) throw new Error('no fact')
    await expect(
      officer.village.removeMilestone({ ...targetOf(other), milestoneId, reason: 'coba' }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND', data: { kind: 'milestone' } })
  })
})

describe('heads of a village', () => {
  let detail: VillageDetail
  const head = (fullName: string, fromOn: string, untilOn: string | null = null) => ({
    fullName,
    phone: null,
    fromOn: day(fromOn),
    untilOn: untilOn === null ? null : day(untilOn),
  })
  beforeAll(async () => {
    detail = await add('62.02.08.2007', 'Samuda Kecil')
    detail = saved(
      await officer.village.addHead({ ...targetOf(detail), ...head('Fiktif Wibowo', '2020-01-01') }),
    )
  })

  test('a new head ends the one before on the day before', async () => {
    detail = saved(
      await officer.village.addHead({ ...targetOf(detail), ...head('Uji Lestari', '2026-05-10') }),
    )
    expect(detail.heads.map(({ fullName, fromOn, untilOn }) => [fullName, fromOn, untilOn])).toEqual([
      ['Uji Lestari', '2026-05-10', null],
      ['Fiktif Wibowo', '2020-01-01', '2026-05-09'],
    ])
    const { items } = await officer.village.list({ query: 'Samuda Kecil' })
    expect(items[0]?.headName).toBe('Uji Lestari')
  })

  test('two on one day are refused, days without one are asked about', async () => {
    const [current] = detail.heads
    if (!current) throw new Error('no head')
    await expect(
      officer.village.saveHead({
        ...targetOf(detail),
        headId: current.id,
        ...head('Uji Lestari', '2026-05-09'),
      }),
    ).rejects.toMatchObject({
      code: 'HEAD_OVERLAPS',
      data: { fullName: 'Fiktif Wibowo', untilOn: '2026-05-09' },
    })
    await expect(
      officer.village.saveHead({
        ...targetOf(detail),
        headId: current.id,
        ...head('Uji Lestari', '2026-05-10', '2026-05-09'),
      }),
    ).rejects.toMatchObject({ code: 'HEAD_PERIOD_INVALID' })
    const later = await officer.village.saveHead({
      ...targetOf(detail),
      headId: current.id,
      ...head('Uji Lestari', '2026-05-12'),
    })
    expect(later).toMatchObject({ outcome: 'warned', warnings: [{ code: 'HEAD_GAP', data: { days: 2 } }] })
  })

  test('names of one word and with hostile signs are kept', async () => {
    const hostile = `Jumadi <img src=x onerror=alert(1)> "'`
    detail = saved(await officer.village.addHead({ ...targetOf(detail), ...head(hostile, '2026-06-01') }))
    expect(detail.heads[0]?.fullName).toBe(hostile)
    const headId = detail.heads[0]?.id
    if (!headId) throw new Error('no head')
    detail = saved(await officer.village.removeHead({ ...targetOf(detail), headId, reason: 'salah desa' }))
    expect(detail.heads).toHaveLength(2)
  })
})
