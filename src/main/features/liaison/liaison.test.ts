import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { AssignmentOutcome, VillageLiaison } from '#shared/features/liaison/liaison.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import { recordMilestone, getVillage } from '../village/index.ts'
import { listLiaisonGaps, mainLiaisonOn } from './index.ts'

let office: TestOffice
let officer: TestClient
const villages: Record<'tanjung' | 'beringin' | 'third', Village['id']> = {} as never

const day = (text: string) => text as PlainDate
const input = (
  officerName: string,
  fromOn: string,
  untilOn: string | null = null,
  kind: 'main' | 'substitute' = 'main',
) => ({
  officerName,
  officerNip: null as string | null,
  officerPhone: '0812-0000-0001',
  decreeNumber: 'W.17.IMI.IMI.2-KP.04.01-0001',
  kind,
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
})
const saved = (outcome: AssignmentOutcome): VillageLiaison => {
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome.warnings))
  return outcome.liaison
}
const addVillage = async (regionCode: string, printedName: string): Promise<Village['id']> => {
  const outcome = await office.head.village.add({
    regionCode,
    printedName,
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
  })
  if (outcome.outcome !== 'saved') throw new Error('warned')
  return outcome.detail.village.id
}

beforeAll(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
  villages.tanjung = await addVillage('62.02.17.2015', 'Tanjung Harapan')
  villages.beringin = await addVillage('62.02.17.2008', 'Beringin Agung')
  villages.third = await addVillage('62.02.08.2005', 'Sebamban')
  const { village } = await office.head.village.get({ id: villages.tanjung })
  const head = { fullName: 'Uji Lestari', phone: '0812-0000-0009', fromOn: day('2024-01-01'), untilOn: null }
  await office.head.village.addHead({ id: village.id, version: village.version, ...head })
})
afterAll(() => office.close())

describe('an assignment', () => {
  test('stands with its village and says who is responsible on a day', async () => {
    const liaison = saved(
      await officer.liaison.assign({ villageId: villages.tanjung, ...input('Contoh Lama', '2024-03-01') }),
    )
    expect(liaison.assignments).toMatchObject([
      { officerName: 'Contoh Lama', kind: 'main', fromOn: '2024-03-01', untilOn: null, version: 1 },
    ])
    expect(liaison.gaps).toEqual([])
    const { db, rowId } = reading(villages.tanjung)
    expect(mainLiaisonOn(db, rowId, day('2024-02-29'))).toBeUndefined()
    expect(mainLiaisonOn(db, rowId, day('2024-03-01'))).toEqual({
      officerName: 'Contoh Lama',
      officerNip: null,
      fromOn: '2024-03-01',
    })
  })

  test('a second main officer on the same day is refused, a substitute is not', async () => {
    const second = officer.liaison.assign({
      villageId: villages.tanjung,
      ...input('Contoh Baru', '2026-04-01'),
    })
    await expect(second).rejects.toMatchObject({
      code: 'LIAISON_MAIN_OVERLAPS',
      defined: true,
      data: {
        villageName: 'Desa Tanjung Harapan',
        officerName: 'Contoh Lama',
        fromOn: '2024-03-01',
        untilOn: null,
      },
    })
    const substitute = input('Contoh Ganti', '2025-01-01', '2025-03-31', 'substitute')
    saved(await officer.liaison.assign({ villageId: villages.tanjung, ...substitute }))
    const twice = officer.liaison.assign({
      villageId: villages.tanjung,
      ...input('contoh  GANTI', '2025-02-01', null, 'substitute'),
    })
    await expect(twice).rejects.toMatchObject({ code: 'LIAISON_SAME_OFFICER_TWICE' })
  })

  test('ends with a note; a successor a day late is warned of, on the next day not', async () => {
    saved(await officer.liaison.assign({ villageId: villages.third, ...input('Contoh Lama', '2024-03-01') }))
    const { assignments } = await officer.liaison.ofVillage({ villageId: villages.third })
    const current = assignments[0]
    if (!current) throw new Error('no assignment')
    const end = {
      id: current.id,
      version: current.version,
      untilOn: day('2026-03-31'),
      endNote: 'pindah tugas',
    }
    const ended = saved(await officer.liaison.end(end))
    expect(ended.gaps).toEqual([{ fromOn: '2026-04-01', untilOn: '2026-11-23', days: 237 }])
    await expect(officer.liaison.end(end)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
      data: { kind: 'liaison' },
    })
    const late = { villageId: villages.third, ...input('Contoh Baru', '2026-04-02') }
    const gap = { villageName: 'Desa Sebamban', fromOn: '2026-04-01', untilOn: '2026-04-01', days: 1 }
    expect(await officer.liaison.assign(late)).toEqual({
      outcome: 'warned',
      warnings: [{ code: 'LIAISON_GAP', data: gap }],
    })
    expect((await officer.liaison.ofVillage({ villageId: villages.third })).assignments).toHaveLength(1)
    const onTime = saved(await officer.liaison.assign({ ...late, fromOn: day('2026-04-01') }))
    expect(onTime.gaps).toEqual([])
  })

  test('a gap may be saved all the same and is then counted', async () => {
    const { assignments } = await officer.liaison.ofVillage({ villageId: villages.third })
    const current = assignments[0]
    if (!current) throw new Error('no assignment')
    const { id, version } = current
    const late = { id, version, ...input('Contoh Baru', '2026-04-02') }
    expect((await officer.liaison.save(late)).outcome).toBe('warned')
    const { gaps } = saved(await officer.liaison.save({ ...late, acceptedWarnings: ['LIAISON_GAP'] }))
    expect(gaps).toEqual([{ fromOn: '2026-04-01', untilOn: '2026-04-01', days: 1 }])
    await expect(officer.liaison.save(late)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
  })

  test('an end before the beginning and a day that does not exist are refused', async () => {
    const backwards = officer.liaison.assign({
      villageId: villages.beringin,
      ...input('Contoh', '2024-03-01', '2024-02-29'),
    })
    await expect(backwards).rejects.toMatchObject({ code: 'LIAISON_PERIOD_INVALID' })
    const noDay = officer.liaison.assign({ villageId: villages.beringin, ...input('Contoh', '2023-02-29') })
    await expect(noDay).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('a wrongly typed one is removed with a reason that the history shows', async () => {
    const hostile = `Contoh'); DELETE FROM liaison_assignments;-- <b>`
    const { assignments } = saved(
      await officer.liaison.assign({ villageId: villages.beringin, ...input(hostile, '2024-02-29') }),
    )
    const wrong = assignments[0]
    if (!wrong) throw new Error('no assignment')
    expect(wrong.officerName).toBe(hostile)
    await officer.liaison.remove({ id: wrong.id, version: wrong.version, reason: 'salah orang' })
    expect((await officer.liaison.ofVillage({ villageId: villages.beringin })).assignments).toEqual([])
    const { items } = await officer.history.ofRecord({ kind: 'village', id: villages.beringin })
    expect(items[0]).toMatchObject({ action: 'liaison.remove', reason: 'salah orang' })
  })

  test('the same name with another NIP asks whether it is the same person', async () => {
    const named = {
      villageId: villages.beringin,
      ...input('Contoh Lama', '2024-03-01'),
      officerNip: '199001012015031001',
    }
    expect(await officer.liaison.assign(named)).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'LIAISON_NAME_KNOWN', data: { officerName: 'Contoh Lama', officerNip: '–' } }],
    })
  })
})

describe('handing over', () => {
  const successor = {
    officerName: 'Contoh Penerus',
    officerNip: null,
    officerPhone: '0812-0000-0002',
    decreeNumber: null,
  }
  const handOver = async (client: TestClient, changes: object = {}) => {
    const { assignments } = await officer.liaison.ofVillage({ villageId: villages.tanjung })
    const from = assignments.find(({ kind }) => kind === 'main')
    if (!from) throw new Error('no assignment')
    return client.liaison.handOver({
      fromOfficerId: from.id,
      lastDay: day('2026-03-31'),
      firstDay: day('2026-04-01'),
      successor,
      villageIds: [villages.tanjung, villages.beringin],
      endNote: 'rotasi',
      ...changes,
    })
  }
  beforeAll(async () => {
    saved(
      await officer.liaison.assign({ villageId: villages.beringin, ...input('Contoh Lama', '2024-03-01') }),
    )
  })

  test('to himself, twice the same village, or none is refused', async () => {
    const same = { successor: { ...successor, officerName: 'contoh lama' } }
    await expect(handOver(officer, same)).rejects.toMatchObject({ code: 'LIAISON_SUCCESSOR_IS_SAME' })
    await expect(
      handOver(officer, { villageIds: [villages.tanjung, villages.tanjung] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(handOver(officer, { villageIds: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('all or nothing: one village that is not his leaves the others as they were', async () => {
    const all = [villages.tanjung, villages.beringin, villages.third]
    await expect(
      handOver(officer, { villageIds: all, lastDay: day('2026-05-31'), firstDay: day('2026-06-01') }),
    ).rejects.toMatchObject({
      code: 'LIAISON_NOT_MAIN_THERE',
      data: { villageName: 'Desa Sebamban', officerName: 'Contoh Lama', lastDay: '2026-05-31' },
    })
    const { assignments } = await officer.liaison.ofVillage({ villageId: villages.tanjung })
    expect(assignments.find(({ kind }) => kind === 'main')?.untilOn).toBeNull()
  })

  test('both on one day is refused, a day between is asked about', async () => {
    await expect(handOver(officer, { firstDay: day('2026-03-31') })).rejects.toMatchObject({
      code: 'LIAISON_MAIN_OVERLAPS',
    })
    const gap = await handOver(officer, { firstDay: day('2026-04-02') })
    expect(gap).toMatchObject({ outcome: 'warned' })
    if (gap.outcome === 'warned')
      expect(gap.warnings.map(({ code, data }) => [code, data['days']])).toEqual([
        ['LIAISON_GAP', 1],
        ['LIAISON_GAP', 1],
      ])
  })

  test('an auditor may not', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(handOver(auditor)).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'liaison.write' },
    })
    expect((await auditor.liaison.officers({})).total).toBeGreaterThan(0)
    await expect(
      auditor.liaison.assign({ villageId: villages.third, ...input('X', '2024-01-01') }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  test('moves every village in one act and answers with the hand-over list', async () => {
    const outcome = await handOver(officer)
    if (outcome.outcome !== 'saved') throw new Error('warned')
    expect(outcome.successor).toMatchObject({
      officerName: 'Contoh Penerus',
      mainCount: 2,
      lastOn: null,
      firstOn: '2026-04-01',
    })
    expect(
      outcome.rows.map(({ village, fromOn, headName, headPhone }) => [
        village.printedName,
        fromOn,
        headName,
        headPhone,
      ]),
    ).toEqual([
      ['Tanjung Harapan', '2026-04-01', 'Uji Lestari', '0812-0000-0009'],
      ['Beringin Agung', '2026-04-01', null, null],
    ])
    const { assignments, gaps } = await officer.liaison.ofVillage({ villageId: villages.tanjung })
    expect(gaps).toEqual([])
    expect(assignments.map(({ officerName, untilOn, endNote }) => [officerName, untilOn, endNote])).toEqual([
      ['Contoh Penerus', null, null],
      ['Contoh Ganti', '2025-03-31', null],
      ['Contoh Lama', '2026-03-31', 'rotasi'],
    ])
    for (const id of [villages.tanjung, villages.beringin]) {
      const { items } = await officer.history.ofRecord({ kind: 'village', id })
      expect(items[0]?.action).toBe('liaison.handOver')
    }
  })

  test('a second time finds the villages no longer his', async () => {
    await expect(
      handOver(officer, {
        fromOfficerId: await idOf('Contoh Lama'),
        lastDay: day('2026-05-01'),
        firstDay: day('2026-05-02'),
      }),
    ).rejects.toMatchObject({
      code: 'LIAISON_NOT_MAIN_THERE',
    })
  })
})

describe('the officers', () => {
  test('are listed with what they look after today, by page and by search', async () => {
    const { items, total } = await officer.liaison.officers({})
    expect(items.map(({ officerName, mainCount, lastOn }) => [officerName, mainCount, lastOn])).toEqual([
      ['Contoh Baru', 1, null],
      ['Contoh Ganti', 0, '2025-03-31'],
      ['Contoh Lama', 0, '2026-03-31'],
      ['Contoh Penerus', 2, null],
    ])
    expect(total).toBe(4)
    const first = await officer.liaison.officers({ limit: 2 })
    const second = await officer.liaison.officers({ limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.nextCursor).toBeNull()
    expect(
      (await officer.liaison.officers({ query: 'PENERUS contoh' })).items.map(
        ({ officerName }) => officerName,
      ),
    ).toEqual(['Contoh Penerus'])
    expect(
      (await officer.liaison.officers({ serving: 'past' })).items.map(({ officerName }) => officerName),
    ).toEqual(['Contoh Ganti', 'Contoh Lama'])
    expect((await officer.liaison.officers({ serving: 'now' })).total).toBe(2)
    expect((await officer.liaison.officers({ query: '%' })).total).toBe(0)
  })

  test('one keeps all past assignments with the names of their time', async () => {
    const detail = await officer.liaison.officer({ id: await idOf('Contoh Lama') })
    expect(detail.officer).toMatchObject({ officerName: 'Contoh Lama', mainCount: 0 })
    expect(detail.assignments.map(({ village, untilOn }) => [village.printedName, untilOn])).toEqual([
      ['Beringin Agung', '2026-03-31'],
      ['Sebamban', '2026-03-31'],
      ['Tanjung Harapan', '2026-03-31'],
    ])
  })

  test('the village list shows and filters by the one of today', async () => {
    const { items } = await officer.village.list({ liaisonId: await idOf('Contoh Penerus') })
    expect(items.map(({ printedName, liaisonName }) => [printedName, liaisonName])).toEqual([
      ['Beringin Agung', 'Contoh Penerus'],
      ['Tanjung Harapan', 'Contoh Penerus'],
    ])
  })

  test('villages designated or later without a main officer today are due', async () => {
    const { db, rowId } = reading(villages.third)
    office.service
      .store()
      .database.change({ action: 'test', officerId: null, recordedAt: 0, about: [] }, (write) =>
        recordMilestone(write, rowId, {
          kind: 'designated',
          occurredOn: day('2024-02-27'),
          note: null,
          recordedAt: 0,
        }),
      )
    expect((await officer.village.get({ id: villages.third })).village.state).toBe('designated')
    expect(listLiaisonGaps(db, { reach: 'office' }, day('2026-11-23'))).toEqual([])
    expect(listLiaisonGaps(db, { reach: 'office' }, day('2026-04-01'))).toMatchObject([
      { villageId: villages.third, printedName: 'Sebamban', lastOn: '2026-03-31' },
    ])
  })
})

const reading = (id: Village['id']) => {
  const { read: db } = office.service.store().database
  return { db, rowId: getVillage(db, id).rowId }
}

const idOf = async (name: string) => {
  const { items } = await officer.liaison.officers({ query: name })
  const found = items[0]
  if (!found) throw new Error('no such officer')
  return found.id
}
