import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const history = async (kind: 'office' | 'village', id: string, before?: number) =>
  office.head.history.ofRecord({ kind, id, limit: 2, ...(before === undefined ? {} : { before }) })

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
    for (const silent of ['id', 'uuid', 'version', 'slot_id', 'login_key']) expect(fields).not.toContain(silent)
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
    const input = { unitType: 'desa', unitTypePrinted: 'Desa', headTitle: 'Kepala Desa', officeAddress: null, note: null } as const
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
    office.service.store().database.change({ action: 'test.both', officerId: 1, recordedAt: 1, about }, () => {
      connection.prepare(`update villages set note = 'catatan ' || printed_name`).run()
    })
    const noteOf = async (id: string) => (await history('village', id)).items[0]?.fields.map(({ to }) => to)
    expect(await noteOf(first)).toEqual(['catatan Tanjung Harapan'])
    expect(await noteOf(second)).toEqual(['catatan Beringin Agung'])
  })

  test('the chain is whole, and an officer without the right may not ask', async () => {
    expect(await office.head.history.verify()).toMatchObject({ whole: true, brokenAt: null })
    const officer = await office.officer('petugas', ['officer'])
    await expect(officer.history.verify()).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})
