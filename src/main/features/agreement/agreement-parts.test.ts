import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { villageCoverFor } from '#shared/features/agreement/agreement.rules.ts'
import { largestFileCount } from '#shared/features/agreement/agreement.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { getVillage } from '#main/features/village/index.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'
import { addVillage, createAgreement, day, sampitAddendum, savedDetail } from './agreement.test-support.ts'
import { getAgreement, listAgreementsOfVillage } from './index.ts'

let office: TestOffice
let tanjungHarapan: Village
let beringinAgung: Village
beforeAll(async () => {
  office = await openTestOffice()
  tanjungHarapan = await addVillage(office.head, '62.02.17.2015')
  beringinAgung = await addVillage(office.head, '62.02.17.2008')
})
afterAll(() => office.close())

const seen = { acceptedWarnings: ['AGREEMENT_NUMBER_SEEN' as const] }
const agreementsOf = (village: Village) => {
  const { read } = office.service.store().database
  return listAgreementsOfVillage(read, getVillage(read, village.id).rowId, day('2027-03-01'))
}

describe('villages of an agreement', () => {
  test('one agreement covers many; adding twice does no harm; removing wants a reason', async () => {
    const { agreement } = await createAgreement(
      office.head,
      {},
      { villageIds: [tanjungHarapan.id, tanjungHarapan.id] },
    )
    const { id } = agreement
    const both = await office.head.agreement.addVillages({
      id,
      villageIds: [tanjungHarapan.id, beringinAgung.id],
    })
    expect(both.villages.map(({ title, regionCode }) => [title, regionCode])).toEqual([
      ['Desa Tanjung Harapan', '62.02.17.2015'],
      ['Desa Beringin Agung', '62.02.17.2008'],
    ])
    expect(both.villages[0]?.path).toContain('Kabupaten Kotawaringin Timur')
    const before = (await office.head.history.ofRecord({ kind: 'agreement', id })).items.length
    await office.head.agreement.addVillages({ id, villageIds: [beringinAgung.id] })
    expect((await office.head.history.ofRecord({ kind: 'agreement', id })).items).toHaveLength(before)
    const remove = () =>
      office.head.agreement.removeVillage({ id, villageId: beringinAgung.id, reason: 'salah desa' })
    expect((await remove()).villages).toHaveLength(1)
    await expect(remove()).rejects.toMatchObject({ code: 'VILLAGE_NOT_COVERED' })
    const { items } = await office.head.history.ofRecord({ kind: 'village', id: beringinAgung.id })
    expect(items.map(({ action }) => action)).toContain('agreement.removeVillage')
  })

  test('a village that is not registered is refused and nothing is written', async () => {
    const before = (await office.head.agreement.facets()).total
    await expect(createAgreement(office.head, {}, { villageIds: [newId('Village')] })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'village' },
    })
    expect((await office.head.agreement.facets()).total).toBe(before)
  })

  test('an addendum inherits the villages and may bring new ones', async () => {
    const { agreement } = await createAgreement(
      office.head,
      { title: 'Induk' },
      { villageIds: [tanjungHarapan.id] },
    )
    const villageIds = [tanjungHarapan.id, beringinAgung.id]
    const addendum = savedDetail(
      await office.head.agreement.addAddendum({
        ...sampitAddendum(),
        parentId: agreement.id,
        villageIds,
        ...seen,
      }),
    )
    expect(addendum.villages.map(({ id, inherited }) => [id, inherited])).toEqual([
      [tanjungHarapan.id, true],
      [beringinAgung.id, false],
    ])
    await expect(
      office.head.agreement.removeVillage({
        id: addendum.agreement.id,
        villageId: tanjungHarapan.id,
        reason: 'x',
      }),
    ).rejects.toMatchObject({ code: 'VILLAGE_NOT_COVERED' })
    expect(addendum.chain.map(({ villageCount }) => villageCount)).toEqual([1, 2])
    const { read } = office.service.store().database
    expect(getAgreement(read, addendum.agreement.id).villageRowIds).toHaveLength(2)
  })

  test('an expired agreement tells that its village lost its cover and leaves the village as it is', async () => {
    const village = await addVillage(office.head, '62.02.17.2001')
    const { agreement } = await createAgreement(office.head, {}, { villageIds: [village.id] })
    expect(agreementsOf(village)).toMatchObject([{ id: agreement.id, state: 'expired', remainingDays: -3 }])
    expect(villageCoverFor(agreementsOf(village))).toBe('ended')
    expect((await office.head.village.get({ id: village.id })).village).toEqual(village)
    office.clock.setDay('2026-12-10')
    savedDetail(
      await office.head.agreement.addAddendum({
        ...sampitAddendum(),
        parentId: agreement.id,
        villageIds: [],
        ...seen,
      }),
    )
    expect(agreementsOf(village).map(({ state }) => state)).toEqual(['inForce', 'renewed'])
    expect(villageCoverFor(agreementsOf(village))).toBe('inForce')
  })
})

const pdf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`)

describe('scanned originals', () => {
  test('several files are attached and come back byte for byte', async () => {
    const { id } = (await createAgreement(office.head)).agreement
    const contents = [pdf('halaman satu'), pdf('halaman dua')]
    await office.head.agreement.addFile({ id, file: new File([contents[0]!], 'PKS asli.pdf') })
    const detail = await office.head.agreement.addFile({
      id,
      file: new File([contents[1]!], '../PKS asli.pdf'),
    })
    expect(detail.files.map(({ name, mediaType, size }) => [name, mediaType, size])).toEqual([
      ['PKS asli.pdf', 'application/pdf', contents[0]!.length],
      ['PKS asli.pdf', 'application/pdf', contents[1]!.length],
    ])
    for (const [index, { id: fileId }] of detail.files.entries()) {
      const file = await office.head.attachment.download({ fileId })
      expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(contents[index]!))).toBe(true)
    }
    const { items } = await office.head.history.ofRecord({ kind: 'agreement', id })
    expect(items[0]).toMatchObject({ action: 'agreement.addFile' })
    expect(items[0]?.fields.map(({ field, to }) => [field, to])).toContainEqual(['name', 'PKS asli.pdf'])
  })

  test('the same file twice is refused, under whatever name', async () => {
    const { id } = (await createAgreement(office.head)).agreement
    const first = await office.head.agreement.addFile({ id, file: new File([pdf('sama')], 'a.pdf') })
    await expect(
      office.head.agreement.addFile({ id, file: new File([pdf('sama')], 'b.pdf') }),
    ).rejects.toMatchObject({ code: 'FILE_ALREADY_ATTACHED', data: { name: 'a.pdf' }, defined: true })
    const other = (await createAgreement(office.head)).agreement
    const elsewhere = await office.head.agreement.addFile({
      id: other.id,
      file: new File([pdf('sama')], 'b.pdf'),
    })
    expect(elsewhere.files[0]?.id).not.toBe(first.files[0]?.id)
  })

  test('two uploads of the same file at once leave one', async () => {
    const { id } = (await createAgreement(office.head)).agreement
    const add = () => office.head.agreement.addFile({ id, file: new File([pdf('serentak')], 'a.pdf') })
    const outcomes = await Promise.allSettled([add(), add()])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await office.head.agreement.get({ id })).files).toHaveLength(1)
  })

  test.each([
    ['an empty file', new Uint8Array(), 'FILE_EMPTY'],
    ['a lying file', new TextEncoder().encode('MZ bukan PDF'), 'FILE_TYPE_NOT_ALLOWED'],
  ])('%s is refused and leaves no trace', async (_name, content, code) => {
    const { id } = (await createAgreement(office.head)).agreement
    const file = new File([content], 'naskah.pdf', { type: 'application/pdf' })
    await expect(office.head.agreement.addFile({ id, file })).rejects.toMatchObject({ code, defined: true })
    expect((await office.head.agreement.get({ id })).files).toEqual([])
  })

  test('a file is taken off with a reason and can be attached again', async () => {
    const { id } = (await createAgreement(office.head)).agreement
    const add = () => office.head.agreement.addFile({ id, file: new File([pdf('keliru')], 'keliru.pdf') })
    const fileId = (await add()).files[0]!.id
    const remove = () => office.head.agreement.removeFile({ id, fileId, reason: 'berkas keliru' })
    expect((await remove()).files).toEqual([])
    await expect(remove()).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND', data: { kind: 'file' } })
    expect((await add()).files).toHaveLength(1)
  })

  test('a file of another agreement is not taken off through this one', async () => {
    const [first, second] = [await createAgreement(office.head), await createAgreement(office.head)]
    const held = await office.head.agreement.addFile({
      id: first.agreement.id,
      file: new File([pdf('milik')], 'm.pdf'),
    })
    await expect(
      office.head.agreement.removeFile({ id: second.agreement.id, fileId: held.files[0]!.id, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })

  test('an agreement takes a limited number of files', async () => {
    const { id } = (await createAgreement(office.head)).agreement
    for (let index = 0; index < largestFileCount; index += 1)
      await office.head.agreement.addFile({ id, file: new File([pdf(`berkas ${index}`)], 'a.pdf') })
    await expect(
      office.head.agreement.addFile({ id, file: new File([pdf('satu lagi')], 'a.pdf') }),
    ).rejects.toMatchObject({ code: 'FILES_FULL', data: { maximum: largestFileCount } })
  })

  test('an auditor sees that there are files and neither adds nor opens them', async () => {
    const { id } = (await createAgreement(office.head)).agreement
    await office.head.agreement.addFile({ id, file: new File([pdf('asli')], 'asli.pdf') })
    const auditor = await office.officer('pengawas', ['auditor'])
    const { files } = await auditor.agreement.get({ id })
    expect(files).toHaveLength(1)
    await expect(auditor.attachment.download({ fileId: files[0]!.id })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await expect(
      auditor.agreement.addFile({ id, file: new File([pdf('x')], 'x.pdf') }),
    ).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
