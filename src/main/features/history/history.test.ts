import { v7 } from 'uuid'
import { recordKinds } from '#shared/features/history/history.contract.ts'
import { villageWarningCodes } from '#shared/features/village/village.schema.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const history = async (kind: 'office' | 'village', id: string, before?: number) =>
  office.head.history.ofRecord({ kind, id, limit: 2, ...(before === undefined ? {} : { before }) })

let villageNumber = 0
/** Two villages no other test has, called Baru Satu and Baru Dua. */
const addTwoVillages = async (): Promise<string[]> => {
  const { items } = await office.head.region.search({ query: 'sungai', limit: 100 })
  const ids: string[] = []
  for (const printedName of ['Baru Satu', 'Baru Dua']) {
    const outcome = await office.head.village.add({
      regionCode: items[villageNumber++]?.code ?? '',
      printedName,
      unitType: 'desa',
      unitTypePrinted: 'Desa',
      headTitle: 'Kepala Desa',
      officeAddress: null,
      note: null,
      acceptedWarnings: [...villageWarningCodes],
    })
    if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
    ids.push(outcome.detail.village.id)
  }
  return ids
}

describe('the history of a record', () => {
  test('says who changed what from what to what, and when, newest first', async () => {
    const { id, version, details } = await office.head.office.get()
    office.clock.setDay('2026-11-24', '10:42:07')
    await office.head.office.saveDetails({ ...details, version, city: 'Sampit Kota' })
    const { items } = await history('office', id)
    expect(items[0]).toMatchObject({
      action: 'office.saveDetails',
      officerName: 'Kepala Contoh',
      recordedAt: new Date('2026-11-24T10:42:07'),
      fields: [{ table: 'offices', field: 'city', operation: 'update', from: 'Sampit', to: 'Sampit Kota' }],
    })
    expect(items.at(-1)?.action).toBe('setup.create')
  })

  test('shows neither keys nor counters of the program', async () => {
    const { id } = await office.head.office.get()
    const { items } = await history('office', id)
    const fields = new Set(items.flatMap((item) => item.fields.map(({ field }) => field)))
    for (const silent of ['id', 'uuid', 'version', 'slot_id', 'login_key'])
      expect(fields).not.toContain(silent)
  })

  test('comes in pages', async () => {
    const { id, details } = await office.head.office.get()
    for (const city of ['Satu', 'Dua', 'Tiga']) {
      const { version } = await office.head.office.get()
      await office.head.office.saveDetails({ ...details, version, city })
    }
    const first = await history('office', id)
    const second = await history('office', id, first.nextBefore ?? 0)
    expect(first.items).toHaveLength(2)
    expect(second.items[0]?.seq).toBeLessThan(first.items[1]?.seq ?? 0)
  })

  test('an act over two villages shows each its own row', async () => {
    const input = {
      unitType: 'desa',
      unitTypePrinted: 'Desa',
      headTitle: 'Kepala Desa',
      officeAddress: null,
      note: null,
    } as const
    const ids: string[] = []
    for (const [regionCode, printedName] of [
      ['62.02.17.2015', 'Tanjung Harapan'],
      ['62.02.17.2008', 'Beringin Agung'],
    ] as const) {
      const outcome = await office.head.village.add({ ...input, regionCode, printedName })
      if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
      ids.push(outcome.detail.village.id)
    }
    const [first = '', second = ''] = ids
    const about = ids.map((id) => ({ kind: 'village', id }))
    const { connection } = office.service.store().database
    office.service
      .store()
      .database.change({ action: 'test.both', officerId: 1, recordedAt: 1, about }, () => {
        connection.prepare(`update villages set note = 'catatan ' || printed_name`).run()
      })
    const noteOf = async (id: string) => (await history('village', id)).items[0]?.fields.map(({ to }) => to)
    expect(await noteOf(first)).toEqual(['catatan Tanjung Harapan'])
    expect(await noteOf(second)).toEqual(['catatan Beringin Agung'])
  })

  test('an act over two villages that only adds facts shows each its own', async () => {
    const ids = await addTwoVillages()
    const about = ids.map((id) => ({ kind: 'village', id }))
    const { database } = office.service.store()
    database.change({ action: 'test.facts', officerId: 1, recordedAt: 1, about }, () => {
      database.connection
        .exec(`insert into village_milestones (uuid, village_id, kind, occurred_on, note, recorded_at)
        select randomblob(16), id, 'surveyed', '2024-01-01', 'fakta ' || printed_name, 1 from villages
        where printed_name in ('Baru Satu', 'Baru Dua')`)
    })
    const notes = async (id: string) =>
      (await history('village', id)).items[0]?.fields
        .filter(({ field }) => field === 'note')
        .map(({ to }) => to)
    expect(await Promise.all(ids.map(notes))).toEqual([['fakta Baru Satu'], ['fakta Baru Dua']])
  })

  test('of an officer shows his own rows of the set-up, not those of the office', async () => {
    const { officers } = await office.head.officer.list()
    const { items } = await office.head.history.ofRecord({
      kind: 'officer',
      id: officers[0]?.id ?? '',
      limit: 5,
    })
    const tables = new Set(items.flatMap((item) => item.fields.map(({ table }) => table)))
    expect([...tables].toSorted()).toEqual(['officer_roles', 'officers'])
  })

  test('of an officer needs the right to read officers, under whatever kind it is asked for', async () => {
    const { officers } = await office.head.officer.list()
    const id = officers[0]?.id ?? ''
    const colleague = await office.officer('rekan', ['officer'])
    await expect(colleague.history.ofRecord({ kind: 'officer', id, limit: 5 })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'officer.read' },
    })
    for (const kind of recordKinds.filter((other) => other !== 'officer'))
      expect(await colleague.history.ofRecord({ kind, id, limit: 5 })).toEqual({
        items: [],
        nextBefore: null,
      })
  })

  test('is the same after its acts were sealed', async () => {
    const [id = ''] = await addTwoVillages()
    const before = await office.head.history.ofRecord({ kind: 'village', id, limit: 5 })
    const { database } = office.service.store()
    const about = [{ kind: 'office', id: v7() }]
    for (let turn = 0; turn < 3; turn += 1)
      database.change({ action: 'test.many', officerId: 1, recordedAt: 1, about }, () => {
        const insert = database.connection.prepare(
          'insert into working_areas (uuid, regency_code, regency_name) values (randomblob(16), ?, ?)',
        )
        for (let number = 0; number < 900; number += 1) insert.run(`${turn}-${number}`, 'x')
      })
    const sealed = database.connection.prepare('select max(last_seq) from change_segments').pluck().get()
    expect(sealed).toBeGreaterThanOrEqual(before.items[0]?.seq ?? Number.MAX_SAFE_INTEGER)
    expect(await office.head.history.ofRecord({ kind: 'village', id, limit: 5 })).toEqual(before)
  })

  test('the chain is whole, and an officer without the right may not ask', async () => {
    expect(await office.head.audit.verify({})).toMatchObject({ whole: true, brokenAt: null })
    const officer = await office.officer('petugas', ['officer'])
    await expect(officer.audit.verify({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})
