import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
let auditor: TestClient
let secret: TestCaseOffice['caseId']
beforeEach(async () => {
  office = await openCaseOffice()
  auditor = await office.officer('pengawas', ['auditor'])
  secret = (await office.addCase({ title: 'Perkara rahasia', confidentiality: 'secret' })).case.id
})
afterEach(() => office.close())

const notFound = { code: 'RECORD_NOT_FOUND' }
const reason = 'Pengaduan tentang penanganan kasus ini.'

describe('a secret case', () => {
  test('is shown by its number alone to those who may open it, and to nobody else', async () => {
    for (const client of [office.head, office.sectionHead]) {
      const { items, total } = await client.access.sealed({})
      expect([items.map(({ id }) => id), total]).toEqual([[secret], 1])
      expect(Object.keys(items[0]!).sort()).toEqual(
        ['confidentiality', 'id', 'number', 'responsibleName', 'sectionName'].sort(),
      )
      expect(JSON.stringify(await client.access.door({ caseId: secret }))).not.toContain('Perkara')
      await expect(client.case.get({ id: secret })).rejects.toMatchObject(notFound)
    }
    await expect(office.colleague.case.get({ id: secret })).rejects.toMatchObject(notFound)
    for (const client of [office.colleague, office.operator, auditor])
      await expect(client.access.door({ caseId: secret })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  test('opens with a reason for an hour, in every list, and not a minute longer', async () => {
    await office.head.access.open({ caseId: secret, reason })
    expect((await office.head.case.get({ id: secret })).case.title).toBe('Perkara rahasia')
    expect((await office.head.case.list({ view: 'all' })).items.map(({ id }) => id)).toContain(secret)
    expect((await office.head.access.sealed({})).total).toBe(0)
    office.clock.setDay('2026-11-23', '09:59:59')
    await office.head.case.get({ id: secret })
    office.clock.setDay('2026-11-23', '10:00:00')
    await expect(office.head.case.get({ id: secret })).rejects.toMatchObject(notFound)
    expect(await office.head.access.running()).toEqual({ items: [] })
  })

  test('shuts when the clock is put back, when it is ended, and at another login', async () => {
    await office.head.access.open({ caseId: secret, reason })
    const otherWindow = await office.login('kepala', 'lumbung senja perahu kayu')
    await expect(otherWindow.case.get({ id: secret })).rejects.toMatchObject(notFound)
    await office.head.access.end({ caseId: secret })
    await expect(office.head.case.get({ id: secret })).rejects.toMatchObject(notFound)
    await office.head.access.open({ caseId: secret, reason })
    office.clock.setDay('2026-11-22')
    await expect(office.head.case.get({ id: secret })).rejects.toMatchObject(notFound)
  })

  test('tells who is named in it and every auditor, and the timeline keeps it', async () => {
    await office.head.access.open({ caseId: secret, reason })
    const told = await office.worker.access.notices()
    expect(told.items).toMatchObject([{ caseId: secret, officerName: 'Kepala Contoh', reason }])
    expect((await auditor.access.notices()).items).toMatchObject([{ caseId: null, reason }])
    expect((await office.colleague.access.notices()).total).toBe(0)
    expect((await office.head.access.notices()).total).toBe(0)
    const [line] = (await office.worker.case.timeline({ id: secret })).items
    expect(line).toMatchObject({ kind: 'caseOpenedWithReason', officerName: 'Kepala Contoh' })
    await office.worker.access.seen({ id: told.items[0]!.id })
    expect((await office.worker.access.notices()).total).toBe(0)
    await expect(office.colleague.access.seen({ id: told.items[0]!.id })).rejects.toMatchObject(notFound)
  })

  test('needs no reason from somebody who sees it, and none is taken from somebody who may not', async () => {
    await expect(office.head.access.open({ caseId: office.caseId, reason })).rejects.toMatchObject({
      code: 'CASE_NOT_SEALED',
    })
    const ofOther = (await office.addCase({ confidentiality: 'secret' }, office.colleague)).case.id
    await expect(office.sectionHead.access.open({ caseId: ofOther, reason })).rejects.toMatchObject(notFound)
  })
})

describe('who is named in a case', () => {
  test('sees it from then on, and not after being removed', async () => {
    const { rekan } = office.officerIds
    const asked = () => office.colleague.case.get({ id: office.caseId })
    await expect(asked()).rejects.toMatchObject(notFound)
    const named = await office.sectionHead.case.nameMember({ id: office.caseId, officerId: rekan })
    expect(named.members).toEqual([{ officerId: rekan, fullName: 'Petugas rekan' }])
    await expect(
      office.sectionHead.case.nameMember({ id: office.caseId, officerId: rekan }),
    ).rejects.toMatchObject({ code: 'CASE_MEMBER_ALREADY' })
    expect((await asked()).members).toHaveLength(1)
    await office.sectionHead.case.removeMember({ id: office.caseId, officerId: rekan })
    await expect(asked()).rejects.toMatchObject(notFound)
  })

  test('is who has an open task in it, until it is done', async () => {
    const task = await office.worker.task.add({
      title: 'Hubungi keluarga',
      dueOn: null,
      caseId: office.caseId,
      assignee: { kind: 'officer', officerId: office.officerIds.rekan },
    })
    await office.colleague.case.get({ id: office.caseId })
    const done = await office.colleague.task.finish({ id: task.id, version: task.version, result: null })
    expect(done.state).toBe('done')
    await expect(office.colleague.case.get({ id: office.caseId })).rejects.toMatchObject(notFound)
  })

  test('gives it away with the answer to his own act', async () => {
    const { case: record } = await office.sectionHead.case.get({ id: office.caseId })
    const given = await office.sectionHead.case.assign({
      id: record.id,
      version: record.version,
      officerId: office.officerIds.rekan,
      sectionId: office.otherSectionId,
      note: null,
    })
    expect(given.responsibleName).toBe('Petugas rekan')
    await expect(office.sectionHead.case.get({ id: record.id })).rejects.toMatchObject(notFound)
    await expect(office.worker.case.get({ id: record.id })).rejects.toMatchObject(notFound)
  })
})

describe('the counter', () => {
  test('sees what it wrote down until somebody takes it over', async () => {
    const { case: record } = await office.addCase({ title: 'Dari loket' }, office.operator)
    expect((await office.operator.case.list({ view: 'all' })).total).toBe(1)
    await office.head.case.assign({
      id: record.id,
      version: record.version,
      officerId: office.officerIds.petugas,
      sectionId: null,
      note: null,
    })
    expect((await office.operator.case.list({ view: 'all' })).total).toBe(0)
    await expect(office.operator.case.get({ id: record.id })).rejects.toMatchObject(notFound)
  })
})
